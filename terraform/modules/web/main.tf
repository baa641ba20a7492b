locals {
  full_name  = "${var.name}-web"
  first_port = 3000
  ports      = [for index in range(var.processes_per_instance) : local.first_port + index]
}

module "fleet" {
  source = "../fleet"

  name                = var.name
  part                = "web"
  peers               = var.peers
  release             = var.release
  log_group           = var.log_group
  settings_secret_arn = var.settings_secret_arn
  kms_key_arn         = var.kms_key_arn
  alarm_topic_arn     = var.alarm_topic_arn
  instance_type       = var.instance_type
  size                = var.size
  ports               = local.ports
  stop_seconds        = var.stop_seconds
  target_group_arns   = aws_lb_target_group.process[*].arn

  network = {
    vpc_id            = var.network.vpc_id
    subnet_ids        = var.network.private_subnet_ids
    service_cidr      = var.network.service_cidr
    s3_prefix_list_id = var.network.s3_prefix_list_id
  }

  settings = merge(var.settings, {
    BIND_ADDRESS = "0.0.0.0"
    WEB_PORTS    = join(",", local.ports)
    # CloudFront, and the load balancer behind it.
    TRUSTED_PROXIES = "2"
    FILES_S3_BUCKET = aws_s3_bucket.files.id
    FILES_S3_REGION = data.aws_region.here.region
  })
}

# The load balancer has no address outside the network: only CloudFront gets to it, so nobody gets past the firewall.
data "aws_ec2_managed_prefix_list" "cloudfront" {
  name = "com.amazonaws.global.cloudfront.origin-facing"
}

resource "aws_security_group" "load_balancer" {
  name        = "${local.full_name}-balancer"
  description = "Requests from CloudFront"
  vpc_id      = var.network.vpc_id
  tags        = { Name = "${local.full_name}-balancer" }
}

resource "aws_vpc_security_group_ingress_rule" "cloudfront" {
  security_group_id = aws_security_group.load_balancer.id
  description       = "TLS from CloudFront"
  prefix_list_id    = data.aws_ec2_managed_prefix_list.cloudfront.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "processes" {
  security_group_id            = aws_security_group.load_balancer.id
  description                  = "The web processes"
  referenced_security_group_id = module.fleet.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = local.first_port
  to_port                      = local.first_port + var.processes_per_instance - 1
}

resource "aws_vpc_security_group_ingress_rule" "processes" {
  security_group_id            = module.fleet.security_group_id
  description                  = "The web processes, from the load balancer"
  referenced_security_group_id = aws_security_group.load_balancer.id
  ip_protocol                  = "tcp"
  from_port                    = local.first_port
  to_port                      = local.first_port + var.processes_per_instance - 1
}

resource "aws_lb" "main" {
  name                       = local.full_name
  load_balancer_type         = "application"
  internal                   = true
  subnets                    = var.network.private_subnet_ids
  security_groups            = [aws_security_group.load_balancer.id]
  drop_invalid_header_fields = true
  xff_header_processing_mode = "append"
  enable_deletion_protection = var.deletion_protection
  tags                       = { Name = local.full_name }

  access_logs {
    bucket  = var.access_logs_bucket_name
    prefix  = "web"
    enabled = true
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.main.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.certificate_arn

  default_action {
    type = "forward"

    forward {
      dynamic "target_group" {
        for_each = aws_lb_target_group.process

        content {
          arn    = target_group.value.arn
          weight = 1
        }
      }
    }
  }
}

resource "aws_lb_target_group" "process" {
  count = var.processes_per_instance

  name                          = "${local.full_name}-${count.index + 1}"
  vpc_id                        = var.network.vpc_id
  target_type                   = "instance"
  protocol                      = "HTTP"
  port                          = local.ports[count.index]
  deregistration_delay          = var.deregistration_delay_seconds
  load_balancing_algorithm_type = "least_outstanding_requests"
  tags                          = { Name = "${local.full_name}-${count.index + 1}" }

  health_check {
    protocol            = "HTTP"
    path                = "/readyz"
    matcher             = "200"
    interval            = 5
    timeout             = 3
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }
}
