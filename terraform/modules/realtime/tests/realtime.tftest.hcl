mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }
  }

  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
}

variables {
  name                = "banter-test"
  settings_secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:a"
  kms_key_arn         = "arn:aws:kms:eu-central-1:123456789012:key/a"
  alarm_topic_arn     = "arn:aws:sns:eu-central-1:123456789012:a"
  instance_type       = "c7g.xlarge"
  size                = { min = 2, max = 4 }
  settings            = { PUBLIC_URL = "https://chat.example.org" }
  log_group           = { name = "/a", arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/a" }
  peers               = { database_security_group_id = "sg-1", cache_security_group_id = "sg-2" }

  release = {
    bucket_name    = "a"
    bucket_arn     = "arn:aws:s3:::a"
    parameter_name = "/a"
    parameter_arn  = "arn:aws:ssm:eu-central-1:123456789012:parameter/a"
  }

  network = {
    vpc_id             = "vpc-1"
    public_subnet_ids  = ["subnet-1", "subnet-2"]
    private_subnet_ids = ["subnet-3", "subnet-4"]
    service_cidr       = "10.40.0.0/16"
    s3_prefix_list_id  = "pl-1"
  }

  nodes_per_instance      = 4
  certificate_arn         = "arn:aws:acm:eu-central-1:123456789012:certificate/a"
  access_logs_bucket_name = "a"
}

run "gives_each_node_a_target_group" {
  command = plan

  assert {
    condition     = aws_lb_target_group.node[*].port == [3001, 3002, 3003, 3004]
    error_message = "Nodes listen from 3001 on, one for each core."
  }

  assert {
    condition     = alltrue([for group in aws_lb_target_group.node : group.connection_termination && group.preserve_client_ip])
    error_message = "Clients' addresses are kept, and whoever has not moved by the end is cut."
  }
}

run "refuses_to_cut_clients_that_may_still_move" {
  command = plan

  variables {
    drain_seconds                = 60
    deregistration_delay_seconds = 60
  }

  expect_failures = [var.deregistration_delay_seconds]
}

run "refuses_to_end_an_instance_that_still_has_connections" {
  command = plan

  variables {
    deregistration_delay_seconds = 120
    stop_seconds                 = 120
  }

  expect_failures = [var.stop_seconds]
}

run "refuses_more_nodes_than_a_listener_forwards_to" {
  command = plan

  variables {
    nodes_per_instance = 6
  }

  expect_failures = [var.nodes_per_instance]
}
