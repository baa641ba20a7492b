output "release" {
  description = "Where releases are, and where it is written which one to run."
  value = {
    bucket_name    = aws_s3_bucket.releases.id
    bucket_arn     = aws_s3_bucket.releases.arn
    parameter_name = aws_ssm_parameter.release.name
    parameter_arn  = aws_ssm_parameter.release.arn
  }
}

output "security_group_id" {
  description = "Security group of migrations, which Postgres lets in."
  value       = aws_security_group.migrate.id
}

output "migration_project_name" {
  description = "CodeBuild project that migrates."
  value       = aws_codebuild_project.migrate.name
}

output "roll_out_role_arn" {
  description = "Role for the roll-out in GitHub."
  value       = aws_iam_role.roll_out.arn
}

output "plan_role_arn" {
  description = "Role for plans in GitHub."
  value       = aws_iam_role.plan.arn
}
