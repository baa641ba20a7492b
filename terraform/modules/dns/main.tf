data "aws_route53_zone" "main" {
  name         = var.zone_name
  private_zone = false
}

locals {
  validations = {
    for option in aws_acm_certificate.regional.domain_validation_options : option.domain_name => option
  }
}

# For the load balancers, which are in this region.
resource "aws_acm_certificate" "regional" {
  domain_name               = var.web_domain
  subject_alternative_names = [var.realtime_domain]
  validation_method         = "DNS"
  key_algorithm             = "EC_prime256v1"
  tags                      = { Name = var.web_domain }

  lifecycle {
    create_before_destroy = true
  }
}

# For CloudFront, which takes certificates from there only.
resource "aws_acm_certificate" "cloudfront" {
  region            = "us-east-1"
  domain_name       = var.web_domain
  validation_method = "DNS"
  key_algorithm     = "EC_prime256v1"
  tags              = { Name = var.web_domain }

  lifecycle {
    create_before_destroy = true
  }
}

# An account proves a name with the same record in every region, so these serve both certificates.
resource "aws_route53_record" "validation" {
  for_each = toset([var.web_domain, var.realtime_domain])

  zone_id         = data.aws_route53_zone.main.zone_id
  name            = local.validations[each.value].resource_record_name
  type            = local.validations[each.value].resource_record_type
  records         = [local.validations[each.value].resource_record_value]
  ttl             = 300
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "regional" {
  certificate_arn         = aws_acm_certificate.regional.arn
  validation_record_fqdns = [for record in aws_route53_record.validation : record.fqdn]
}

resource "aws_acm_certificate_validation" "cloudfront" {
  region                  = "us-east-1"
  certificate_arn         = aws_acm_certificate.cloudfront.arn
  validation_record_fqdns = [aws_route53_record.validation[var.web_domain].fqdn]
}

resource "aws_route53_record" "web" {
  for_each = toset(["A", "AAAA"])

  zone_id = data.aws_route53_zone.main.zone_id
  name    = var.web_domain
  type    = each.value

  alias {
    name                   = var.web_alias.name
    zone_id                = var.web_alias.zone_id
    evaluate_target_health = false
  }
}

# IPv4 only: a network load balancer hands on the address of an IPv6 client only to targets that have IPv6 themselves.
resource "aws_route53_record" "realtime" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = var.realtime_domain
  type    = "A"

  alias {
    name                   = var.realtime_alias.name
    zone_id                = var.realtime_alias.zone_id
    evaluate_target_health = true
  }
}
