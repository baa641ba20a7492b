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
    vpc_id            = "vpc-1"
    subnet_ids        = ["subnet-3", "subnet-4"]
    service_cidr      = "10.40.0.0/16"
    s3_prefix_list_id = "pl-1"
  }

  part              = "realtime"
  ports             = [3001, 3002]
  target_group_arns = []
  stop_seconds      = 120
}

run "tells_instances_what_to_run" {
  command = plan

  assert {
    condition     = strcontains(local.user_data, "PUBLIC_URL=https://chat.example.org") && strcontains(local.user_data, "BANTER_PORTS=3001,3002")
    error_message = "User data holds the settings."
  }

  assert {
    condition     = length(base64encode(local.user_data)) < 16384 * 4 / 3
    error_message = "AWS takes 16 KiB of user data."
  }

  assert {
    condition     = aws_autoscaling_lifecycle_hook.main["stop"].heartbeat_timeout == 120 && aws_autoscaling_lifecycle_hook.main["start"].default_result == "ABANDON"
    error_message = "An instance gets its time to drain, and is given up when it does not start."
  }

  assert {
    condition     = tonumber(aws_autoscaling_group.main.instance_refresh[0].preferences[0].min_healthy_percentage) == 100
    error_message = "A roll-out takes nobody out of service before another is in."
  }
}

run "refuses_secrets_in_user_data" {
  command = plan

  variables {
    settings = { SESSION_SECRET = "secret" }
  }

  expect_failures = [var.settings]
}

run "refuses_cores_that_releases_are_not_built_for" {
  command = plan

  variables {
    instance_type = "c7i.large"
  }

  expect_failures = [var.instance_type]
}
