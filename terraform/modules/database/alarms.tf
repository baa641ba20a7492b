locals {
  gib = 1024 * 1024 * 1024

  # docs/operations.md says what to do about each.
  alarms = {
    cpu = {
      metric    = "CPUUtilization"
      operator  = "GreaterThanThreshold"
      threshold = 80
      text      = "Postgres is busy: look at its slowest statements"
    }
    storage = {
      metric    = "FreeStorageSpace"
      operator  = "LessThanThreshold"
      threshold = 0.1 * var.storage_gib * local.gib
      text      = "A tenth of the disk is left, and RDS has not made it larger"
    }
    memory = {
      metric    = "FreeableMemory"
      operator  = "LessThanThreshold"
      threshold = 0.25 * local.gib
      text      = "Postgres has hardly any memory left: use a larger machine"
    }
    connections = {
      metric    = "DatabaseConnections"
      operator  = "GreaterThanThreshold"
      threshold = floor(0.8 * var.max_connections)
      text      = "Connections run out: raise max_connections, or lower DATABASE_POOL_SIZE"
    }
    write_latency = {
      metric    = "WriteLatency"
      operator  = "GreaterThanThreshold"
      threshold = 0.02
      text      = "Commits take more than 20 ms: give the disk more throughput"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "main" {
  for_each = local.alarms

  alarm_name          = "${var.name}-database-${replace(each.key, "_", "-")}"
  alarm_description   = each.value.text
  namespace           = "AWS/RDS"
  metric_name         = each.value.metric
  dimensions          = { DBInstanceIdentifier = aws_db_instance.main.identifier }
  statistic           = "Average"
  comparison_operator = each.value.operator
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 5
  treat_missing_data  = "breaching"
  alarm_actions       = [var.alarm_topic_arn]
  ok_actions          = [var.alarm_topic_arn]
}

resource "aws_db_event_subscription" "main" {
  name             = "${var.name}-database"
  sns_topic        = var.alarm_topic_arn
  source_type      = "db-instance"
  source_ids       = [aws_db_instance.main.identifier]
  event_categories = ["availability", "failover", "failure", "low storage", "recovery"]
}
