locals {
  name         = "banter-staging"
  web_url      = "https://${var.web_domain}"
  realtime_url = "wss://${var.realtime_domain}"

  tags = {
    Application = "banter"
    Environment = "staging"
    ManagedBy   = "terraform"
  }

  network = {
    vpc_id             = module.network.vpc_id
    public_subnet_ids  = module.network.public_subnet_ids
    private_subnet_ids = module.network.private_subnet_ids
    service_cidr       = module.network.service_cidr
    s3_prefix_list_id  = module.network.s3_prefix_list_id
  }

  peers = {
    database_security_group_id = module.database.security_group_id
    cache_security_group_id    = module.cache.security_group_id
  }

  # .env.example says what each means.
  settings = {
    PUBLIC_URL         = local.web_url
    REALTIME_URLS      = local.realtime_url
    DATABASE_POOL_SIZE = "10"
    MEMORY_LIMIT_MB    = "700"
    # Bots of a load test come from a few addresses.
    SIGNUPS_PER_ADDRESS_PER_HOUR      = var.limits_lifted ? "1000000" : "20"
    LOGINS_PER_ADDRESS_PER_15_MINUTES = var.limits_lifted ? "1000000" : "100"
  }
}

module "network" {
  source = "../../modules/network"

  name                = local.name
  cidr                = "10.40.0.0/16"
  zone_count          = 2
  nat_gateway_count   = 1
  interface_endpoints = ["secretsmanager"]
  endpoint_zone_count = 1
  kms_key_arn         = module.secrets.kms_key_arn
}

module "secrets" {
  source = "../../modules/secrets"

  name                 = local.name
  database_address     = module.database.address
  database_name        = module.database.database_name
  cache_address        = module.cache.address
  recovery_window_days = 0
}

module "database" {
  source = "../../modules/database"

  name                  = local.name
  vpc_id                = module.network.vpc_id
  subnet_ids            = module.network.private_subnet_ids
  kms_key_arn           = module.secrets.kms_key_arn
  alarm_topic_arn       = module.observability.alarm_topic_arn
  instance_class        = "db.t4g.medium"
  multi_az              = false
  storage_gib           = 20
  storage_max_gib       = 100
  max_connections       = 180
  backup_retention_days = 3
  deletion_protection   = false
  skip_final_snapshot   = true
  log_retention_days    = 14

  client_security_group_ids = {
    web       = module.web.security_group_id
    realtime  = module.realtime.security_group_id
    migration = module.delivery.security_group_id
  }
}

module "cache" {
  source = "../../modules/cache"

  name            = local.name
  vpc_id          = module.network.vpc_id
  subnet_ids      = module.network.private_subnet_ids
  kms_key_arn     = module.secrets.kms_key_arn
  user_group_id   = module.secrets.cache_user_group_id
  alarm_topic_arn = module.observability.alarm_topic_arn
  node_type       = "cache.t4g.micro"
  node_count      = 2

  client_security_group_ids = {
    web      = module.web.security_group_id
    realtime = module.realtime.security_group_id
  }
}

module "realtime" {
  source = "../../modules/realtime"

  name                    = local.name
  network                 = local.network
  peers                   = local.peers
  release                 = module.delivery.release
  settings                = local.settings
  settings_secret_arn     = module.secrets.settings_secret_arn
  kms_key_arn             = module.secrets.kms_key_arn
  certificate_arn         = module.dns.regional_certificate_arn
  access_logs_bucket_name = module.observability.access_logs_bucket_name
  alarm_topic_arn         = module.observability.alarm_topic_arn
  instance_type           = "t4g.small"
  nodes_per_instance      = 2
  sockets_per_node        = 2000
  size                    = { min = 2, max = 4 }
  deletion_protection     = false

  log_group = {
    name = module.observability.log_group_names["realtime"]
    arn  = module.observability.log_group_arns["realtime"]
  }
}

module "web" {
  source = "../../modules/web"

  name                       = local.name
  domain                     = var.web_domain
  network                    = local.network
  peers                      = local.peers
  release                    = module.delivery.release
  settings                   = local.settings
  settings_secret_arn        = module.secrets.settings_secret_arn
  kms_key_arn                = module.secrets.kms_key_arn
  certificate_arn            = module.dns.regional_certificate_arn
  cloudfront_certificate_arn = module.dns.cloudfront_certificate_arn
  access_logs_bucket_name    = module.observability.access_logs_bucket_name
  alarm_topic_arn            = module.observability.alarm_topic_arn
  instance_type              = "t4g.small"
  processes_per_instance     = 1
  size                       = { min = 1, max = 2 }
  requests_per_address       = var.limits_lifted ? 2000000 : 3000
  logins_per_address         = var.limits_lifted ? 2000000 : 300
  deletion_protection        = false

  log_group = {
    name = module.observability.log_group_names["web"]
    arn  = module.observability.log_group_arns["web"]
  }
}

module "dns" {
  source = "../../modules/dns"

  zone_name       = var.zone_name
  web_domain      = var.web_domain
  realtime_domain = var.realtime_domain
  web_alias       = module.web.distribution
  realtime_alias  = module.realtime.load_balancer
}

module "observability" {
  source = "../../modules/observability"

  name                              = local.name
  kms_key_arn                       = module.secrets.kms_key_arn
  alarm_emails                      = var.alarm_emails
  log_retention_days                = 14
  realtime_group_name               = module.realtime.group_name
  web_group_name                    = module.web.group_name
  realtime_load_balancer_arn_suffix = module.realtime.load_balancer_arn_suffix
  web_load_balancer_arn_suffix      = module.web.load_balancer_arn_suffix
  database_identifier_name          = module.database.identifier
  cache_node_ids                    = module.cache.node_ids
}

module "delivery" {
  source = "../../modules/delivery"

  name                       = local.name
  kms_key_arn                = module.secrets.kms_key_arn
  github_repository          = var.github_repository
  github_environment         = "staging"
  create_github_provider     = var.create_github_provider
  state_bucket_name          = var.state_bucket_name
  database_security_group_id = module.database.security_group_id
  assets_bucket_arn          = module.web.assets_bucket_arn
  group_arns                 = [module.realtime.group_arn, module.web.group_arn]

  network = {
    vpc_id            = module.network.vpc_id
    subnet_ids        = module.network.private_subnet_ids
    service_cidr      = module.network.service_cidr
    s3_prefix_list_id = module.network.s3_prefix_list_id
  }

  secret_arns = {
    admin_arn     = module.database.admin_secret_arn
    migration_arn = module.secrets.migration_secret_arn
    settings_arn  = module.secrets.settings_secret_arn
  }

  cache_user = {
    id  = module.secrets.cache_user_id
    arn = module.secrets.cache_user_arn
  }
}

# Bots in a network of their own. Count them up for a load test, and down again after it.
module "loadtest" {
  source = "../../modules/loadtest"
  count  = var.loadtest_instance_count > 0 ? 1 : 0

  name           = local.name
  kms_key_arn    = module.secrets.kms_key_arn
  release        = module.delivery.release
  target_url     = local.web_url
  realtime_url   = local.realtime_url
  instance_count = var.loadtest_instance_count
}
