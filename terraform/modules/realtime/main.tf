locals {
  full_name    = "${var.name}-realtime"
  first_port   = 3001
  metrics_port = 9101
  ports        = [for index in range(var.nodes_per_instance) : local.first_port + index]
}

module "fleet" {
  source = "../fleet"

  name                = var.name
  part                = "realtime"
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
  target_group_arns   = aws_lb_target_group.node[*].arn

  network = {
    vpc_id            = var.network.vpc_id
    subnet_ids        = var.network.private_subnet_ids
    service_cidr      = var.network.service_cidr
    s3_prefix_list_id = var.network.s3_prefix_list_id
  }

  settings = merge(var.settings, {
    BIND_ADDRESS   = "0.0.0.0"
    REALTIME_PORTS = join(",", local.ports)
    METRICS_PORT   = tostring(local.metrics_port)
    DRAIN_SECONDS  = tostring(var.drain_seconds)
    # The load balancer keeps clients' addresses, so nobody is believed who claims another one.
    TRUSTED_PROXIES = "0"
  })
}

resource "aws_security_group" "load_balancer" {
  name        = "${local.full_name}-balancer"
  description = "Sockets from everywhere"
  vpc_id      = var.network.vpc_id
  tags        = { Name = "${local.full_name}-balancer" }
}

resource "aws_vpc_security_group_ingress_rule" "everybody" {
  security_group_id = aws_security_group.load_balancer.id
  description       = "TLS from everywhere"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "nodes" {
  security_group_id            = aws_security_group.load_balancer.id
  description                  = "The nodes"
  referenced_security_group_id = module.fleet.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = local.first_port
  to_port                      = local.first_port + var.nodes_per_instance - 1
}

resource "aws_vpc_security_group_ingress_rule" "nodes" {
  security_group_id            = module.fleet.security_group_id
  description                  = "The nodes, from the load balancer"
  referenced_security_group_id = aws_security_group.load_balancer.id
  ip_protocol                  = "tcp"
  from_port                    = local.first_port
  to_port                      = local.first_port + var.nodes_per_instance - 1
}

resource "aws_lb" "main" {
  name                             = local.full_name
  load_balancer_type               = "network"
  internal                         = false
  ip_address_type                  = "ipv4"
  subnets                          = var.network.public_subnet_ids
  security_groups                  = [aws_security_group.load_balancer.id]
  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = var.deletion_protection
  tags                             = { Name = local.full_name }

  access_logs {
    bucket  = var.access_logs_bucket_name
    prefix  = "realtime"
    enabled = true
  }
}

# A WebSocket begins as HTTP/1.1, so nothing else is offered.
resource "aws_lb_listener" "tls" {
  load_balancer_arn = aws_lb.main.arn
  port              = 443
  protocol          = "TLS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  alpn_policy       = "HTTP1Only"
  certificate_arn   = var.certificate_arn

  # Equal shares for the nodes of an instance. A connection stays with the node it was given.
  default_action {
    type = "forward"

    forward {
      dynamic "target_group" {
        for_each = aws_lb_target_group.node

        content {
          arn    = target_group.value.arn
          weight = 1
        }
      }
    }
  }
}

# One for each node of an instance, so that the balancer sees each node's readiness and load.
resource "aws_lb_target_group" "node" {
  count = var.nodes_per_instance

  name               = "${local.full_name}-${count.index + 1}"
  vpc_id             = var.network.vpc_id
  target_type        = "instance"
  protocol           = "TCP"
  port               = local.ports[count.index]
  preserve_client_ip = true
  tags               = { Name = "${local.full_name}-${count.index + 1}" }

  # An instance that leaves gets nobody new, drains, and then whoever is left is cut.
  deregistration_delay   = var.deregistration_delay_seconds
  connection_termination = true

  health_check {
    protocol            = "HTTP"
    path                = "/readyz"
    matcher             = "200"
    interval            = 5
    timeout             = 3
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }

  # When the database is away every node is unready. Its connections are still good, and cutting them would only bring
  # everybody back at once.
  target_health_state {
    enable_unhealthy_connection_termination = false
    unhealthy_draining_interval             = 0
  }
}
