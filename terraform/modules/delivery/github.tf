locals {
  github_host = "token.actions.githubusercontent.com"

  github_provider_arn = coalescelist(
    aws_iam_openid_connect_provider.github[*].arn,
    ["arn:aws:iam::${local.account_id}:oidc-provider/${local.github_host}"],
  )[0]
}

# Jobs of GitHub prove who they are with a token of a few minutes: there is no key to lose.
resource "aws_iam_openid_connect_provider" "github" {
  count = var.create_github_provider ? 1 : 0

  url            = "https://${local.github_host}"
  client_id_list = ["sts.amazonaws.com"]
}

data "aws_iam_policy_document" "github_trust" {
  for_each = {
    roll_out = var.github_environment
    plan     = "${var.github_environment}-plan"
  }

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [local.github_provider_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "${local.github_host}:aud"
      values   = ["sts.amazonaws.com"]
    }

    # Only jobs of this environment, whose reviewers and branches are set in GitHub.
    condition {
      test     = "StringEquals"
      variable = "${local.github_host}:sub"
      values   = ["repo:${var.github_repository}:environment:${each.value}"]
    }
  }
}

resource "aws_iam_role" "roll_out" {
  name                 = "${var.name}-roll-out"
  description          = "Publishes a release, migrates, and replaces instances"
  assume_role_policy   = data.aws_iam_policy_document.github_trust["roll_out"].json
  max_session_duration = 18000
}

resource "aws_iam_role_policy" "roll_out" {
  name   = "roll-out"
  role   = aws_iam_role.roll_out.id
  policy = data.aws_iam_policy_document.roll_out.json
}

data "aws_iam_policy_document" "roll_out" {
  statement {
    sid       = "Publish"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.releases.arn}/releases/*", "${aws_s3_bucket.releases.arn}/ca/*", "${var.assets_bucket_arn}/*"]
  }

  statement {
    sid       = "Encrypt"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.kms_key_arn]
  }

  statement {
    sid       = "NameTheRelease"
    actions   = ["ssm:GetParameter", "ssm:PutParameter"]
    resources = [aws_ssm_parameter.release.arn]
  }

  statement {
    sid       = "Migrate"
    actions   = ["codebuild:BatchGetBuilds", "codebuild:StartBuild"]
    resources = [aws_codebuild_project.migrate.arn]
  }

  statement {
    sid       = "ReplaceInstances"
    actions   = ["autoscaling:CancelInstanceRefresh", "autoscaling:StartInstanceRefresh"]
    resources = var.group_arns
  }

  # These two know no narrower resource.
  statement {
    sid       = "Look"
    actions   = ["autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeInstanceRefreshes"]
    resources = ["*"]
  }
}

resource "aws_iam_role" "plan" {
  name               = "${var.name}-plan"
  description        = "Plans what Terraform would change, and changes nothing"
  assume_role_policy = data.aws_iam_policy_document.github_trust["plan"].json
}

resource "aws_iam_role_policy" "plan" {
  name   = "plan"
  role   = aws_iam_role.plan.id
  policy = data.aws_iam_policy_document.plan.json
}

# A plan without a refresh compares the configuration with the state, and asks AWS no more than what data sources read.
data "aws_iam_policy_document" "plan" {
  statement {
    sid       = "ReadState"
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = ["arn:aws:s3:::${var.state_bucket_name}", "arn:aws:s3:::${var.state_bucket_name}/*"]
  }

  statement {
    sid       = "ReadNewestImage"
    actions   = ["ssm:GetParameter"]
    resources = ["arn:aws:ssm:${local.region}::parameter/aws/service/ami-amazon-linux-latest/*"]
  }

  # None of these knows a narrower resource, or tells a secret.
  statement {
    sid       = "ReadWhatThereIs"
    resources = ["*"]
    actions = [
      "cloudfront:GetCachePolicy",
      "cloudfront:GetOriginRequestPolicy",
      "cloudfront:ListCachePolicies",
      "cloudfront:ListOriginRequestPolicies",
      "ec2:DescribeAvailabilityZones",
      "ec2:DescribeManagedPrefixLists",
      "ec2:GetManagedPrefixListEntries",
      "route53:GetHostedZone",
      "route53:ListHostedZones",
      "route53:ListHostedZonesByName",
      "route53:ListTagsForResource",
    ]
  }
}
