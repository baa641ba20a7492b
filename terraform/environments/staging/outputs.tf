output "web_url" {
  description = "Address that people type."
  value       = local.web_url
}

output "github_variables" {
  description = "Variables to set in GitHub's environment staging."
  value = {
    AWS_REGION          = var.region
    AWS_DEPLOY_ROLE     = module.delivery.roll_out_role_arn
    ASSETS_BUCKET       = module.web.assets_bucket_name
    RELEASE_BUCKET      = module.delivery.release.bucket_name
    RELEASE_PARAMETER   = module.delivery.release.parameter_name
    MIGRATION_PROJECT   = module.delivery.migration_project_name
    AUTO_SCALING_GROUPS = "${module.realtime.group_name},${module.web.group_name}"
    PUBLIC_URL          = local.web_url
    REALTIME_URLS       = local.realtime_url
  }
}

output "github_plan_variables" {
  description = "Variables to set in GitHub's environment staging-plan."
  value = {
    AWS_REGION    = var.region
    AWS_PLAN_ROLE = module.delivery.plan_role_arn
    STATE_BUCKET  = var.state_bucket_name
    PUBLIC_URL    = local.web_url
    REALTIME_URLS = local.realtime_url
  }
}

output "dashboard_url" {
  description = "Where to look at all of it."
  value       = module.observability.dashboard_url
}
