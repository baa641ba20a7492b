output "load_balancer" {
  description = "Own name and hosted zone of the load balancer, for DNS."
  value       = { name = aws_lb.main.dns_name, zone_id = aws_lb.main.zone_id }
}

output "load_balancer_arn_suffix" {
  description = "What metrics call the load balancer."
  value       = aws_lb.main.arn_suffix
}

output "group_name" {
  description = "Auto-scaling group of the nodes."
  value       = module.fleet.group_name
}

output "group_arn" {
  description = "The same group, for policies."
  value       = module.fleet.group_arn
}

output "security_group_id" {
  description = "Security group of the nodes."
  value       = module.fleet.security_group_id
}
