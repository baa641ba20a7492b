resource "aws_security_group" "main" {
  name        = local.full_name
  description = "Instances of ${local.full_name}"
  vpc_id      = var.network.vpc_id
  tags        = { Name = local.full_name }
}

resource "aws_vpc_security_group_egress_rule" "services" {
  security_group_id = aws_security_group.main.id
  description       = "AWS's services"
  cidr_ipv4         = var.network.service_cidr
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "s3" {
  security_group_id = aws_security_group.main.id
  description       = "Releases, and packages of Amazon Linux"
  prefix_list_id    = var.network.s3_prefix_list_id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "database" {
  security_group_id            = aws_security_group.main.id
  description                  = "Postgres"
  referenced_security_group_id = var.peers.database_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_egress_rule" "cache" {
  security_group_id            = aws_security_group.main.id
  description                  = "The broker"
  referenced_security_group_id = var.peers.cache_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
}
