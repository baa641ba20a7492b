data "aws_caller_identity" "here" {}

data "aws_region" "here" {}

locals {
  # Where instances and the migration put Amazon's certificates of RDS; see modules/fleet and modules/delivery.
  database_ca_file = "/etc/banter/rds-ca.pem"
  database_options = "sslmode=verify-full&sslrootcert=${local.database_ca_file}"
  database         = "${var.database_address}:5432/${var.database_name}?${local.database_options}"
}

# Ephemeral: made anew in every run, kept in no state, and written only when the generation counts up.
ephemeral "random_password" "database_owner" {
  length  = 40
  special = false
}

ephemeral "random_password" "database_app" {
  length  = 40
  special = false
}

ephemeral "random_password" "cache" {
  length  = 40
  special = false
}

ephemeral "random_password" "session" {
  length  = 64
  special = false
}

resource "aws_secretsmanager_secret" "settings" {
  name                    = "${var.name}/settings"
  description             = "What web and realtime read at their start"
  kms_key_id              = aws_kms_key.main.arn
  recovery_window_in_days = var.recovery_window_days
}

resource "aws_secretsmanager_secret_version" "settings" {
  secret_id = aws_secretsmanager_secret.settings.id
  secret_string_wo = jsonencode({
    DATABASE_URL   = "postgres://banter_app:${ephemeral.random_password.database_app.result}@${local.database}"
    BROKER_URL     = "rediss://${aws_elasticache_user.app.user_name}:${ephemeral.random_password.cache.result}@${var.cache_address}:6379"
    SESSION_SECRET = ephemeral.random_password.session.result
  })
  secret_string_wo_version = var.generation
}

resource "aws_secretsmanager_secret" "migration" {
  name                    = "${var.name}/migration"
  description             = "What the migration reads: the database for the owner of its tables"
  kms_key_id              = aws_kms_key.main.arn
  recovery_window_in_days = var.recovery_window_days
}

resource "aws_secretsmanager_secret_version" "migration" {
  secret_id = aws_secretsmanager_secret.migration.id
  secret_string_wo = jsonencode({
    DATABASE_URL = "postgres://banter_owner:${ephemeral.random_password.database_owner.result}@${local.database}"
  })
  secret_string_wo_version = var.generation
}

# Terraform would keep a password of the broker's user in its state. So the user is born switched off, with no password
# but an identity of IAM that nobody has, and the migration's job gives it the password of the settings and switches it on.
resource "aws_elasticache_user" "app" {
  user_id       = "${var.name}-app"
  user_name     = "${var.name}-app"
  engine        = "valkey"
  access_string = "off ~* &* -@all"

  authentication_mode {
    type = "iam"
  }

  lifecycle {
    ignore_changes = [access_string, authentication_mode, no_password_required, passwords]
  }
}

resource "aws_elasticache_user_group" "main" {
  user_group_id = var.name
  engine        = "valkey"
  user_ids      = [aws_elasticache_user.app.user_id]
}
