variable "name" {
  description = "Begins the name of everything here, such as banter-staging."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))
    error_message = "Use 3 to 20 lower-case letters, digits and dashes, beginning with a letter."
  }
}

variable "kms_key_arn" {
  description = "Key that encrypts releases, and the log of migrations."
  type        = string
}

variable "github_repository" {
  description = "Repository whose workflows may roll out, as OWNER/NAME."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.github_repository))
    error_message = "Write it as OWNER/NAME."
  }
}

variable "github_environment" {
  description = "Environment in GitHub whose jobs may roll out. Jobs of the one with -plan after its name may only look."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*$", var.github_environment))
    error_message = "Use lower-case letters, digits and dashes."
  }
}

variable "create_github_provider" {
  description = "Whether to tell the account about GitHub's identities. Only one environment of an account may."
  type        = bool
  default     = true
}

variable "state_bucket_name" {
  description = "Bucket with the state of Terraform, which a plan reads."
  type        = string
}

variable "network" {
  description = "Where migrations run, and where AWS's services are found from there."
  type = object({
    vpc_id            = string
    subnet_ids        = list(string)
    service_cidr      = string
    s3_prefix_list_id = string
  })
}

variable "database_security_group_id" {
  description = "Security group of Postgres."
  type        = string
}

variable "secret_arns" {
  description = "Secrets that a migration reads: the database's administrator, the owner of the tables, and the settings."
  type = object({
    admin_arn     = string
    migration_arn = string
    settings_arn  = string
  })
}

variable "cache_user" {
  description = "The broker's user that a migration gives its password."
  type = object({
    id  = string
    arn = string
  })
}

variable "assets_bucket_arn" {
  description = "Bucket that a roll-out copies static files to."
  type        = string
}

variable "group_arns" {
  description = "Auto-scaling groups whose instances a roll-out replaces."
  type        = list(string)
}

variable "releases_kept_days" {
  description = "Days for which a release can be gone back to after newer ones have come."
  type        = number
  default     = 90

  validation {
    condition     = var.releases_kept_days >= 7
    error_message = "Keep releases for a week at least."
  }
}
