output "address" {
  description = "Host name of Postgres; after a failover the same name leads to the other machine."
  value       = aws_db_instance.main.address
}

output "database_name" {
  description = "Name of the database."
  value       = local.database_name
}

output "identifier" {
  description = "What RDS and its metrics call it."
  value       = aws_db_instance.main.identifier
}

output "security_group_id" {
  description = "Security group of Postgres, for the rules of those that connect to it."
  value       = aws_security_group.main.id
}

output "admin_secret_arn" {
  description = "Secret that RDS keeps and rotates: name and password of the administrator, who makes the two other roles."
  value       = aws_db_instance.main.master_user_secret[0].secret_arn
}
