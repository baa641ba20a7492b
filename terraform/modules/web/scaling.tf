resource "aws_autoscaling_policy" "cpu" {
  name                   = "${local.full_name}-cpu"
  autoscaling_group_name = module.fleet.group_name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = var.cpu_percent

    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}

locals {
  # docs/operations.md says what to do about each.
  alarms = {
    failures = {
      metric    = "HTTPCode_Target_5XX_Count"
      stat      = "Sum"
      threshold = 10
      text      = "The web app answers with errors: read its log"
    }
    refusals = {
      metric    = "HTTPCode_ELB_5XX_Count"
      stat      = "Sum"
      threshold = 10
      text      = "The load balancer finds no web process that answers"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "main" {
  for_each = local.alarms

  alarm_name          = "${local.full_name}-${each.key}"
  alarm_description   = each.value.text
  namespace           = "AWS/ApplicationELB"
  metric_name         = each.value.metric
  dimensions          = { LoadBalancer = aws_lb.main.arn_suffix }
  statistic           = each.value.stat
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arn]
  ok_actions          = [var.alarm_topic_arn]
}

resource "aws_cloudwatch_metric_alarm" "slow" {
  alarm_name          = "${local.full_name}-slow"
  alarm_description   = "One request in a hundred takes more than two seconds"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "TargetResponseTime"
  dimensions          = { LoadBalancer = aws_lb.main.arn_suffix }
  extended_statistic  = "p99"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 2
  period              = 60
  evaluation_periods  = 5
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arn]
  ok_actions          = [var.alarm_topic_arn]
}
