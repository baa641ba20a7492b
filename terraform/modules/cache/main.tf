locals {
  port = 6379
}

resource "aws_elasticache_subnet_group" "main" {
  name        = var.name
  description = "Private subnets for the broker"
  subnet_ids  = var.subnet_ids
}

resource "aws_security_group" "main" {
  name        = "${var.name}-cache"
  description = "Who may connect to the broker"
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-cache" }
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  for_each = var.client_security_group_ids

  security_group_id            = aws_security_group.main.id
  description                  = "The broker from ${each.key}"
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
}

resource "aws_elasticache_parameter_group" "main" {
  name        = "${var.name}-valkey8"
  description = "Banter on Valkey 8"
  family      = "valkey8"

  # The stream is trimmed by those who write it. Evicting it as a whole would cost every node its place.
  parameter {
    name  = "maxmemory-policy"
    value = "noeviction"
  }

  # Readers that wait for the stream are silent for long, and must not be cut.
  parameter {
    name  = "timeout"
    value = "0"
  }

  # But one that is gone without a word is noticed.
  parameter {
    name  = "tcp-keepalive"
    value = "60"
  }

  # A node that has fallen behind reads a lot at once: larger blocks of the stream make that cheaper.
  parameter {
    name  = "stream-node-max-bytes"
    value = "16384"
  }
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id = var.name
  description          = "Carries events between the nodes of ${var.name}"
  engine               = "valkey"
  engine_version       = "8.0"
  node_type            = var.node_type
  port                 = local.port
  parameter_group_name = aws_elasticache_parameter_group.main.name

  # One shard: all of Banter's events are in one stream, which cannot be divided over several.
  num_cache_clusters         = var.node_count
  automatic_failover_enabled = true
  multi_az_enabled           = true

  subnet_group_name  = aws_elasticache_subnet_group.main.name
  security_group_ids = [aws_security_group.main.id]
  user_group_ids     = [var.user_group_id]

  at_rest_encryption_enabled = true
  kms_key_id                 = var.kms_key_arn
  transit_encryption_enabled = true
  transit_encryption_mode    = "required"

  # What is lost here, clients fetch from Postgres: there is nothing to restore.
  snapshot_retention_limit   = 0
  auto_minor_version_upgrade = true
  maintenance_window         = "sun:04:30-sun:05:30"
  apply_immediately          = false
  notification_topic_arn     = var.alarm_topic_arn

  log_delivery_configuration {
    destination      = aws_cloudwatch_log_group.slow.name
    destination_type = "cloudwatch-logs"
    log_format       = "json"
    log_type         = "slow-log"
  }

  tags = { Name = var.name }
}

resource "aws_cloudwatch_log_group" "slow" {
  name              = "/${var.name}/cache/slow"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
}
