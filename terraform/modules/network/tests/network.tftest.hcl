mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }
  }

  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
}

variables {
  name        = "banter-test"
  kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/a"
}

run "spreads_over_three_zones_without_a_way_out" {
  command = plan

  assert {
    condition     = aws_subnet.private[*].cidr_block == ["10.40.128.0/20", "10.40.144.0/20", "10.40.160.0/20"]
    error_message = "Private subnets are the second half of the network."
  }

  assert {
    condition     = length(aws_nat_gateway.main) == 0 && length(aws_route.private_internet) == 0
    error_message = "There is no way out unless somebody asks for one."
  }

  assert {
    condition     = output.service_cidr == "10.40.0.0/16"
    error_message = "Services are inside the network."
  }
}

run "shares_one_way_out" {
  command = plan

  variables {
    nat_gateway_count   = 1
    interface_endpoints = ["secretsmanager"]
    endpoint_zone_count = 1
  }

  assert {
    condition     = length(aws_nat_gateway.main) == 1 && length(aws_route.private_internet) == 3
    error_message = "Every zone uses the one gateway."
  }

  assert {
    condition     = output.service_cidr == "0.0.0.0/0"
    error_message = "Services are reached over the internet."
  }
}

run "refuses_to_cut_instances_off" {
  command = plan

  variables {
    interface_endpoints = ["secretsmanager"]
  }

  expect_failures = [var.interface_endpoints]
}

run "refuses_a_small_network" {
  command = plan

  variables {
    cidr = "10.40.0.0/20"
  }

  expect_failures = [var.cidr]
}
