output "reports_url" {
  description = "Where the bots put down what they have seen."
  value       = "s3://${var.release.bucket_name}/loadtest/"
}

output "group_name" {
  description = "Auto-scaling group of the bots. The run is over once it is empty."
  value       = aws_autoscaling_group.main.name
}
