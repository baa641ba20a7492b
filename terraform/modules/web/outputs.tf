output "distribution" {
  description = "Own name and hosted zone of the distribution, for DNS."
  value = {
    name    = aws_cloudfront_distribution.main.domain_name
    zone_id = aws_cloudfront_distribution.main.hosted_zone_id
  }
}

output "load_balancer_arn_suffix" {
  description = "What metrics call the load balancer."
  value       = aws_lb.main.arn_suffix
}

output "assets_bucket_name" {
  description = "Bucket that a roll-out copies static files to."
  value       = aws_s3_bucket.assets.id
}

output "assets_bucket_arn" {
  description = "The same bucket, for policies."
  value       = aws_s3_bucket.assets.arn
}

output "group_name" {
  description = "Auto-scaling group of the web app."
  value       = module.fleet.group_name
}

output "group_arn" {
  description = "The same group, for policies."
  value       = module.fleet.group_arn
}

output "security_group_id" {
  description = "Security group of the web app's instances."
  value       = module.fleet.security_group_id
}

output "files_bucket_name" {
  description = "Bucket that holds what people upload, for backups."
  value       = aws_s3_bucket.files.id
}
