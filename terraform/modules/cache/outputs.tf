output "address" {
  description = "Host name of the machine that is written to; after a failover the same name leads to another."
  value       = aws_elasticache_replication_group.main.primary_endpoint_address
}

output "node_ids" {
  description = "What ElastiCache's metrics call the machines."
  value       = local.node_ids
}

output "security_group_id" {
  description = "Security group of the broker, for the rules of those that connect to it."
  value       = aws_security_group.main.id
}
