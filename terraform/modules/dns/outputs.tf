output "regional_certificate_arn" {
  description = "Certificate for the load balancers, once it is issued."
  value       = aws_acm_certificate_validation.regional.certificate_arn
}

output "cloudfront_certificate_arn" {
  description = "Certificate for CloudFront, once it is issued."
  value       = aws_acm_certificate_validation.cloudfront.certificate_arn
}
