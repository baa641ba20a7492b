output "alarm_topic_arn" {
  description = "Topic for the alarms of the other modules."
  value       = aws_sns_topic.alarms.arn

  # RDS tries at once whether it may write there.
  depends_on = [aws_sns_topic_policy.alarms]
}

output "log_group_names" {
  description = "Log groups by part: web and realtime."
  value       = { for part, group in aws_cloudwatch_log_group.app : part => group.name }
}

output "log_group_arns" {
  description = "The same log groups, for policies."
  value       = { for part, group in aws_cloudwatch_log_group.app : part => group.arn }
}

output "access_logs_bucket_name" {
  description = "Bucket for the access logs of the load balancers."
  value       = aws_s3_bucket.access_logs.id

  # Load balancers try at once whether they may write there.
  depends_on = [aws_s3_bucket_policy.access_logs]
}

output "dashboard_url" {
  description = "Where to look at all of it."
  value       = "https://${local.region}.console.aws.amazon.com/cloudwatch/home?region=${local.region}#dashboards:name=${var.name}"
}
