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
  web_domain        = "staging-chat.example.org"
  realtime_domain   = "live.staging-chat.example.org"
  alarm_emails      = ["ops@example.org"]
  github_repository = "example/banter"
  state_bucket_name = "example-banter-state"
}

run "plans_all_of_it" {
  command = plan

  assert {
    condition     = output.github_variables.AUTO_SCALING_GROUPS == "banter-staging-realtime,banter-staging-web"
    error_message = "Realtime gets a release before web does."
  }

  assert {
    condition     = output.github_variables.REALTIME_URLS == "wss://live.staging-chat.example.org"
    error_message = "Bots connect to realtime_domain."
  }

  assert {
    condition     = length(module.loadtest) == 0
    error_message = "Nobody asked for bots."
  }
}

run "brings_bots_when_asked" {
  command = plan

  variables {
    limits_lifted           = true
    loadtest_instance_count = 2
  }

  assert {
    condition     = module.loadtest[0].group_name == "banter-staging-bots"
    error_message = "The bots have a group of their own."
  }
}

run "refuses_bots_that_would_be_refused" {
  command = plan

  variables {
    loadtest_instance_count = 2
  }

  expect_failures = [var.loadtest_instance_count]
}

run "refuses_a_name_outside_the_zone" {
  command = plan

  variables {
    realtime_domain = "live.example.com"
  }

  expect_failures = [var.realtime_domain]
}
