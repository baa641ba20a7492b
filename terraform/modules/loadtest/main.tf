data "aws_region" "here" {}

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}

locals {
  full_name = "${var.name}-bots"
}

# Another network than the one that is tried, so that bots come over the internet as people do.
module "network" {
  source = "../network"

  name                    = local.full_name
  cidr                    = var.cidr
  zone_count              = 2
  nat_gateway_count       = 2
  interface_endpoints     = ["secretsmanager"]
  endpoint_zone_count     = 1
  flow_log_retention_days = 1
  kms_key_arn             = var.kms_key_arn
}

resource "aws_security_group" "main" {
  name        = local.full_name
  description = "Bots"
  vpc_id      = module.network.vpc_id
  tags        = { Name = local.full_name }
}

resource "aws_vpc_security_group_egress_rule" "tls" {
  security_group_id = aws_security_group.main.id
  description       = "Banter and AWS's services"
  cidr_ipv4         = module.network.service_cidr
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_launch_template" "main" {
  name                                 = local.full_name
  description                          = "Runs bots once, and ends"
  image_id                             = data.aws_ssm_parameter.image.insecure_value
  instance_type                        = var.instance_type
  ebs_optimized                        = true
  update_default_version               = true
  instance_initiated_shutdown_behavior = "terminate"

  user_data = base64encode(templatefile("${path.module}/bots.sh.tftpl", {
    bucket       = var.release.bucket_name
    parameter    = var.release.parameter_name
    region       = data.aws_region.here.region
    target_url   = var.target_url
    realtime_url = var.realtime_url
    bots         = var.bots
  }))

  iam_instance_profile {
    arn = aws_iam_instance_profile.main.arn
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  network_interfaces {
    associate_public_ip_address = false
    delete_on_termination       = true
    security_groups             = [aws_security_group.main.id]
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type           = "gp3"
      volume_size           = 10
      encrypted             = true
      delete_on_termination = true
    }
  }

  tags = { Name = local.full_name }
}

resource "aws_autoscaling_group" "main" {
  name                      = local.full_name
  min_size                  = 0
  max_size                  = var.instance_count
  desired_capacity          = var.instance_count
  vpc_zone_identifier       = module.network.private_subnet_ids
  health_check_type         = "EC2"
  wait_for_capacity_timeout = "0"

  # Who has finished is not replaced: the run is over once the group is empty.
  suspended_processes = ["ReplaceUnhealthy", "AZRebalance"]

  launch_template {
    id      = aws_launch_template.main.id
    version = aws_launch_template.main.latest_version
  }

  tag {
    key                 = "Name"
    value               = local.full_name
    propagate_at_launch = true
  }
}

resource "aws_iam_role" "main" {
  name               = local.full_name
  description        = "Fetches the bots, and puts down what they have seen"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_instance_profile" "main" {
  name = local.full_name
  role = aws_iam_role.main.name
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "main" {
  name   = "run-bots"
  role   = aws_iam_role.main.id
  policy = data.aws_iam_policy_document.main.json
}

data "aws_iam_policy_document" "main" {
  statement {
    sid       = "FetchReleases"
    actions   = ["s3:GetObject"]
    resources = ["${var.release.bucket_arn}/releases/*"]
  }

  statement {
    sid       = "PutReports"
    actions   = ["s3:PutObject"]
    resources = ["${var.release.bucket_arn}/loadtest/*"]
  }

  statement {
    sid       = "KnowTheRelease"
    actions   = ["ssm:GetParameter"]
    resources = [var.release.parameter_arn]
  }

  statement {
    sid       = "EncryptAndDecrypt"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.kms_key_arn]
  }

  # A shell through Systems Manager in place of SSH.
  statement {
    sid       = "SessionManager"
    resources = ["*"]
    actions = [
      "ssm:UpdateInstanceInformation",
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ]
  }
}
