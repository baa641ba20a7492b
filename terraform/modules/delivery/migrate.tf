# Migrations run beside the database, which answers nobody else, under a role that instances do not have. It lives for
# the minutes that a migration takes.
resource "aws_codebuild_project" "migrate" {
  name                   = "${var.name}-migrate"
  description            = "Prepares the roles of the database and the user of the broker, and migrates"
  service_role           = aws_iam_role.migrate.arn
  encryption_key         = var.kms_key_arn
  build_timeout          = 60
  concurrent_build_limit = 1

  artifacts {
    type = "NO_ARTIFACTS"
  }

  environment {
    type         = "ARM_CONTAINER"
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/amazonlinux-aarch64-standard:3.0"

    dynamic "environment_variable" {
      for_each = {
        BUCKET        = aws_s3_bucket.releases.id
        CACHE_USER_ID = var.cache_user.id
      }

      content {
        name  = environment_variable.key
        value = environment_variable.value
      }
    }

    # CodeBuild fetches them itself, and blots them out in its log.
    dynamic "environment_variable" {
      for_each = {
        ADMIN_USER       = "${var.secret_arns.admin_arn}:username"
        ADMIN_PASSWORD   = "${var.secret_arns.admin_arn}:password"
        DATABASE_URL     = "${var.secret_arns.migration_arn}:DATABASE_URL"
        APP_DATABASE_URL = "${var.secret_arns.settings_arn}:DATABASE_URL"
        BROKER_URL       = "${var.secret_arns.settings_arn}:BROKER_URL"
      }

      content {
        name  = environment_variable.key
        type  = "SECRETS_MANAGER"
        value = environment_variable.value
      }
    }
  }

  # The roll-out says with RELEASE which one it is.
  source {
    type = "NO_SOURCE"
    buildspec = yamlencode({
      version = "0.2"
      phases = {
        install = { "runtime-versions" = { nodejs = 22 } }
        build = {
          commands = [
            "mkdir -p /etc/banter release",
            "aws s3 cp --only-show-errors s3://$BUCKET/ca/rds.pem /etc/banter/rds-ca.pem",
            "aws s3 cp --only-show-errors s3://$BUCKET/releases/$RELEASE.tar.gz release.tar.gz",
            "tar -xzf release.tar.gz -C release",
            "node release/deploy/ec2/prepare-database.mjs",
            "node release/deploy/ec2/prepare-broker.mjs",
            "node release/apps/migrate/dist/main.js",
          ]
        }
      }
    })
  }

  vpc_config {
    vpc_id             = var.network.vpc_id
    subnets            = var.network.subnet_ids
    security_group_ids = [aws_security_group.migrate.id]
  }

  logs_config {
    cloudwatch_logs {
      group_name = aws_cloudwatch_log_group.migrate.name
    }
  }

  depends_on = [aws_iam_role_policy.migrate]
}

resource "aws_cloudwatch_log_group" "migrate" {
  name              = "/${var.name}/migrate"
  retention_in_days = 90
  kms_key_id        = var.kms_key_arn
}

resource "aws_security_group" "migrate" {
  name        = "${var.name}-migrate"
  description = "Migrations"
  vpc_id      = var.network.vpc_id
  tags        = { Name = "${var.name}-migrate" }
}

resource "aws_vpc_security_group_egress_rule" "services" {
  security_group_id = aws_security_group.migrate.id
  description       = "AWS's services"
  cidr_ipv4         = var.network.service_cidr
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "s3" {
  security_group_id = aws_security_group.migrate.id
  description       = "Releases"
  prefix_list_id    = var.network.s3_prefix_list_id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "database" {
  security_group_id            = aws_security_group.migrate.id
  description                  = "Postgres"
  referenced_security_group_id = var.database_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_iam_role" "migrate" {
  name               = "${var.name}-migrate"
  description        = "Migrates the database"
  assume_role_policy = data.aws_iam_policy_document.migrate_trust.json
}

data "aws_iam_policy_document" "migrate_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["codebuild.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account_id]
    }
  }
}

resource "aws_iam_role_policy" "migrate" {
  name   = "migrate"
  role   = aws_iam_role.migrate.id
  policy = data.aws_iam_policy_document.migrate.json
}

data "aws_iam_policy_document" "migrate" {
  statement {
    sid       = "FetchTheRelease"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.releases.arn}/releases/*", "${aws_s3_bucket.releases.arn}/ca/*"]
  }

  statement {
    sid       = "ReadSecrets"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [var.secret_arns.admin_arn, var.secret_arns.migration_arn, var.secret_arns.settings_arn]
  }

  statement {
    sid       = "Decrypt"
    actions   = ["kms:Decrypt"]
    resources = [var.kms_key_arn]
  }

  statement {
    sid       = "GiveTheBrokersUserItsPassword"
    actions   = ["elasticache:ModifyUser"]
    resources = [var.cache_user.arn]
  }

  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.migrate.arn}:*"]
  }

  # CodeBuild makes itself an address in the network.
  statement {
    sid       = "JoinTheNetwork"
    resources = ["*"]
    actions = [
      "ec2:CreateNetworkInterface",
      "ec2:DeleteNetworkInterface",
      "ec2:DescribeDhcpOptions",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeVpcs",
    ]
  }

  statement {
    sid       = "UseTheAddress"
    actions   = ["ec2:CreateNetworkInterfacePermission"]
    resources = ["arn:aws:ec2:${local.region}:${local.account_id}:network-interface/*"]

    condition {
      test     = "StringEquals"
      variable = "ec2:AuthorizedService"
      values   = ["codebuild.amazonaws.com"]
    }
  }
}
