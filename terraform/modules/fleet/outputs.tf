output "group_name" {
  description = "The auto-scaling group of the instances."
  value       = aws_autoscaling_group.main.name
}

output "group_arn" {
  description = "The same group, for policies."
  value       = aws_autoscaling_group.main.arn
}

output "security_group_id" {
  description = "Security group of the instances, for the rules of those that they connect to or that connect to them."
  value       = aws_security_group.main.id
}

output "role_name" {
  description = "Role of the instances, for what one part alone may do."
  value       = aws_iam_role.main.name
}
