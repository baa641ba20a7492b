locals {
  # docs/operations.md says what to do about each.
  alarms = {
    engine_cpu = {
      metric    = "EngineCPUUtilization"
      threshold = 70
      text      = "The broker's one thread is busy: events come late, and soon nodes miss some"
    }
    memory = {
      metric    = "DatabaseMemoryUsagePercentage"
      threshold = 75
      text      = "The broker fills up, and then refuses to take events: use a larger machine"
    }
    replication_lag = {
      metric    = "ReplicationLag"
      threshold = 5
      text      = "The machine that stands by is seconds behind: a failover now would lose events, which clients then fetch"
    }
  }

  # AWS numbers the machines from 001 on.
  node_ids = [for index in range(var.node_count) : format("%s-%03d", var.name, index + 1)]

  node_alarms = {
    for pair in setproduct(keys(local.alarms), local.node_ids) : "${pair[1]}-${pair[0]}" => {
      alarm = local.alarms[pair[0]]
      node  = pair[1]
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "main" {
  for_each = local.node_alarms

  alarm_name          = "${replace(each.key, "_", "-")}-cache"
  alarm_description   = each.value.alarm.text
  namespace           = "AWS/ElastiCache"
  metric_name         = each.value.alarm.metric
  dimensions          = { CacheClusterId = each.value.node }
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.alarm.threshold
  period              = 60
  evaluation_periods  = 5
  # The one that is written to has no lag.
  treat_missing_data = "notBreaching"
  alarm_actions      = [var.alarm_topic_arn]
  ok_actions         = [var.alarm_topic_arn]

  depends_on = [aws_elasticache_replication_group.main]
}
