# deploy/ec2/watch.mjs reports the metric each minute: the connections of an instance over its nodes.
resource "aws_autoscaling_policy" "sockets" {
  name                   = "${local.full_name}-sockets"
  autoscaling_group_name = module.fleet.group_name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = var.sockets_per_node

    customized_metric_specification {
      namespace   = "Banter"
      metric_name = "SocketsPerNode"
      statistic   = "Average"

      metric_dimension {
        name  = "AutoScalingGroupName"
        value = module.fleet.group_name
      }
    }
  }
}

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

resource "aws_cloudwatch_metric_alarm" "unready" {
  count = var.nodes_per_instance

  alarm_name          = "${local.full_name}-unready-${count.index + 1}"
  alarm_description   = "A realtime node is unready: the database is away, or the node hangs"
  namespace           = "AWS/NetworkELB"
  metric_name         = "UnHealthyHostCount"
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 60
  evaluation_periods  = 5
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arn]
  ok_actions          = [var.alarm_topic_arn]

  dimensions = {
    LoadBalancer = aws_lb.main.arn_suffix
    TargetGroup  = aws_lb_target_group.node[count.index].arn_suffix
  }
}

resource "aws_cloudwatch_metric_alarm" "sockets" {
  alarm_name          = "${local.full_name}-sockets"
  alarm_description   = "Nodes hold half as many connections again as they should, and there are no more instances to be had: raise size.max"
  namespace           = "Banter"
  metric_name         = "SocketsPerNode"
  dimensions          = { AutoScalingGroupName = module.fleet.group_name }
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1.5 * var.sockets_per_node
  period              = 60
  evaluation_periods  = 10
  treat_missing_data  = "breaching"
  alarm_actions       = [var.alarm_topic_arn]
  ok_actions          = [var.alarm_topic_arn]
}
