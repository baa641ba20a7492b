resource "aws_iam_role" "main" {
  name               = local.full_name
  description        = "What instances of ${local.full_name} may do"
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
  name   = "run-${var.part}"
  role   = aws_iam_role.main.id
  policy = data.aws_iam_policy_document.main.json
}

data "aws_iam_policy_document" "main" {
  statement {
    sid       = "FetchReleases"
    actions   = ["s3:GetObject"]
    resources = ["${var.release.bucket_arn}/releases/*", "${var.release.bucket_arn}/ca/*"]
  }

  statement {
    sid       = "KnowTheRelease"
    actions   = ["ssm:GetParameter"]
    resources = [var.release.parameter_arn]
  }

  statement {
    sid       = "ReadSettings"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [var.settings_secret_arn]
  }

  statement {
    sid       = "Decrypt"
    actions   = ["kms:Decrypt"]
    resources = [var.kms_key_arn]
  }

  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
    resources = ["${var.log_group.arn}:*"]
  }

  statement {
    sid       = "ReportConnections"
    actions   = ["cloudwatch:PutMetricData"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "cloudwatch:namespace"
      values   = ["Banter"]
    }
  }

  statement {
    sid     = "SayReadyAndDrained"
    actions = ["autoscaling:CompleteLifecycleAction"]
    resources = [
      "arn:aws:autoscaling:${data.aws_region.here.region}:${data.aws_caller_identity.here.account_id}:autoScalingGroup:*:autoScalingGroupName/${local.full_name}",
    ]
  }

  # A shell through Systems Manager in place of SSH. Amazon's own policy for it also reads every parameter.
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
