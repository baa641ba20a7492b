data "aws_caller_identity" "here" {}

data "aws_region" "here" {}

# Amazon keeps it at the newest Amazon Linux. Applying takes a new one up, and replaces the instances one by one.
data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}

locals {
  full_name = "${var.name}-${var.part}"

  # An instance whose processes never get ready is given up; one that does not stop in time is ended.
  hooks = {
    start = {
      name       = "${local.full_name}-start"
      transition = "autoscaling:EC2_INSTANCE_LAUNCHING"
      timeout    = var.start_seconds
      result     = "ABANDON"
    }
    stop = {
      name       = "${local.full_name}-stop"
      transition = "autoscaling:EC2_INSTANCE_TERMINATING"
      timeout    = var.stop_seconds
      result     = "CONTINUE"
    }
  }

  # What the scripts in deploy/ec2 read, and the settings of the processes.
  environment = merge(var.settings, {
    BANTER_PARTS      = var.part
    BANTER_LOG_DIR    = "/var/log/banter"
    BANTER_PORTS      = join(",", var.ports)
    BANTER_GROUP      = local.full_name
    BANTER_START_HOOK = local.hooks.start.name
    BANTER_STOP_HOOK  = local.hooks.stop.name
    BANTER_SECRET_ID  = var.settings_secret_arn
    BANTER_LOG_GROUP  = var.log_group.name
    BANTER_SOCKETS    = tostring(var.sockets_max)
    AWS_REGION        = data.aws_region.here.region
  })

  user_data = templatefile("${path.module}/boot.sh.tftpl", {
    bucket    = var.release.bucket_name
    parameter = var.release.parameter_name
    region    = data.aws_region.here.region
    group     = local.full_name
    hook      = local.hooks.start.name
    settings  = join("\n", [for key in sort(keys(local.environment)) : "${key}=${local.environment[key]}"])
  })
}

resource "aws_launch_template" "main" {
  name                   = local.full_name
  description            = "Runs Banter's ${var.part}"
  image_id               = data.aws_ssm_parameter.image.insecure_value
  instance_type          = var.instance_type
  user_data              = base64encode(local.user_data)
  ebs_optimized          = true
  update_default_version = true

  iam_instance_profile {
    arn = aws_iam_instance_profile.main.arn
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
    instance_metadata_tags      = "disabled"
  }

  network_interfaces {
    associate_public_ip_address = false
    delete_on_termination       = true
    security_groups             = [aws_security_group.main.id]
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type           = "gp3"
      volume_size           = var.disk_gib
      encrypted             = true
      delete_on_termination = true
    }
  }

  monitoring {
    enabled = true
  }

  # What an instance makes does not inherit the provider's default tags.
  dynamic "tag_specifications" {
    for_each = toset(["instance", "volume", "network-interface"])

    content {
      resource_type = tag_specifications.value
      tags          = merge(data.aws_default_tags.here.tags, { Name = local.full_name, Part = var.part })
    }
  }

  tags = { Name = local.full_name }
}

data "aws_default_tags" "here" {}

resource "aws_autoscaling_group" "main" {
  name                = local.full_name
  min_size            = var.size.min
  max_size            = var.size.max
  vpc_zone_identifier = var.network.subnet_ids
  target_group_arns   = var.target_group_arns

  # Not ELB: when the database is away, every node is unready, and replacing all of them would help nobody. Processes
  # that hang or crash are PM2's affair, and that of deploy/ec2/watch.mjs.
  health_check_type         = "EC2"
  health_check_grace_period = var.start_seconds
  default_instance_warmup   = var.warm_up_seconds
  wait_for_capacity_timeout = "0"
  termination_policies      = ["OldestLaunchTemplate", "Default"]
  enabled_metrics           = ["GroupDesiredCapacity", "GroupInServiceInstances", "GroupPendingInstances", "GroupTerminatingInstances"]

  launch_template {
    id      = aws_launch_template.main.id
    version = aws_launch_template.main.latest_version
  }

  # For the very first instances, which start before the hooks below are there. An instance is in service once its
  # processes are ready, and ends once they have drained.
  dynamic "initial_lifecycle_hook" {
    for_each = local.hooks

    content {
      name                 = initial_lifecycle_hook.value.name
      lifecycle_transition = initial_lifecycle_hook.value.transition
      heartbeat_timeout    = initial_lifecycle_hook.value.timeout
      default_result       = initial_lifecycle_hook.value.result
    }
  }

  # A changed launch template is rolled out like a release: the new instance first, then the old one drains.
  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage = 100
      max_healthy_percentage = 110
      instance_warmup        = var.warm_up_seconds
      auto_rollback          = true
    }
  }

  instance_maintenance_policy {
    min_healthy_percentage = 100
    max_healthy_percentage = 110
  }

  tag {
    key                 = "Name"
    value               = local.full_name
    propagate_at_launch = false
  }

  # The provider would replace the whole group, and end every instance at once, for another time in a hook.
  lifecycle {
    ignore_changes = [desired_capacity, initial_lifecycle_hook]
  }
}

# The same hooks, so that a change of their times reaches the group.
resource "aws_autoscaling_lifecycle_hook" "main" {
  for_each = local.hooks

  autoscaling_group_name = aws_autoscaling_group.main.name
  name                   = each.value.name
  lifecycle_transition   = each.value.transition
  heartbeat_timeout      = each.value.timeout
  default_result         = each.value.result
}

resource "aws_cloudwatch_metric_alarm" "in_service" {
  alarm_name          = "${local.full_name}-in-service"
  alarm_description   = "Fewer instances of ${var.part} serve than there should be"
  namespace           = "AWS/AutoScaling"
  metric_name         = "GroupInServiceInstances"
  dimensions          = { AutoScalingGroupName = aws_autoscaling_group.main.name }
  statistic           = "Minimum"
  comparison_operator = "LessThanThreshold"
  threshold           = var.size.min
  period              = 60
  evaluation_periods  = 10
  treat_missing_data  = "breaching"
  alarm_actions       = [var.alarm_topic_arn]
  ok_actions          = [var.alarm_topic_arn]
}
