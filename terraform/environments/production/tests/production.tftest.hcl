# Plans the whole environment against an AWS that only pretends: needs no account and makes nothing.
mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }
  }

  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }

  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_region" {
    defaults = { region = "eu-central-1" }
  }
}

variables {
  account_id        = "123456789012"
  zone_name         = "example.org"
  web_domain        = "chat.example.org"
  realtime_domain   = "live.chat.example.org"
  alarm_emails      = ["ops@example.org"]
  github_repository = "example/banter"
  state_bucket_name = "example-banter-state"
}

run "plans_all_of_it" {
  command = plan

  assert {
    condition     = output.github_variables.AUTO_SCALING_GROUPS == "banter-production-realtime,banter-production-web"
    error_message = "Realtime gets a release before web does."
  }

  assert {
    condition     = output.github_variables.REALTIME_URLS == "wss://live.chat.example.org"
    error_message = "Bots connect to realtime_domain."
  }
}

run "refuses_a_name_outside_the_zone" {
  command = plan

  variables {
    realtime_domain = "live.example.com"
  }

  expect_failures = [var.realtime_domain]
}
