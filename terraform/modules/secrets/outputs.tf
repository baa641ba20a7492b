output "kms_key_arn" {
  description = "Key that encrypts the secrets, the database, the broker, the logs and the releases of this environment."
  value       = aws_kms_key.main.arn

  # Who uses the key needs to be in its policy first.
  depends_on = [aws_kms_key_policy.main]
}

output "settings_secret_arn" {
  description = "Secret with what web and realtime read at their start: DATABASE_URL, BROKER_URL and SESSION_SECRET."
  value       = aws_secretsmanager_secret.settings.arn

  depends_on = [aws_secretsmanager_secret_version.settings]
}

output "migration_secret_arn" {
  description = "Secret with what the migration reads: the addresses of the database for the owner of its tables and for the app."
  value       = aws_secretsmanager_secret.migration.arn

  depends_on = [aws_secretsmanager_secret_version.migration]
}

output "cache_user_group_id" {
  description = "The users that the broker lets in."
  value       = aws_elasticache_user_group.main.user_group_id
}

output "cache_user_id" {
  description = "The broker's user that the migration's job gives its password."
  value       = aws_elasticache_user.app.user_id
}

output "cache_user_arn" {
  description = "The same user, for policies."
  value       = aws_elasticache_user.app.arn
}
