variable "name" {
  description = "Begins the name of everything here, such as banter-staging."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))
    error_message = "Use 3 to 20 lower-case letters, digits and dashes, beginning with a letter."
  }
}

variable "vpc_id" {
  description = "Network that Postgres is in."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets in at least two zones."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "RDS wants subnets in at least two zones."
  }
}

variable "client_security_group_ids" {
  description = "Security groups that may connect, by a name for each."
  type        = map(string)

  validation {
    condition     = length(var.client_security_group_ids) > 0
    error_message = "Somebody has to be let in."
  }
}

variable "kms_key_arn" {
  description = "Key that encrypts the data, the backups, the logs and the administrator's password."
  type        = string
}

variable "engine_major_version" {
  description = "Major version of Postgres. A larger one needs allow_major_version_upgrade in main.tf for the occasion."
  type        = number
  default     = 17

  validation {
    condition     = var.engine_major_version >= 14 && var.engine_major_version <= 18
    error_message = "Banter runs on Postgres 14 to 18."
  }
}

variable "instance_class" {
  description = "Size of the machine, such as db.t4g.medium. Writing is bound by its commits, so disk before cores."
  type        = string

  validation {
    condition     = startswith(var.instance_class, "db.")
    error_message = "Classes begin with db., as in db.t4g.medium."
  }
}

variable "multi_az" {
  description = "Whether a second machine in another zone takes over within a minute or two."
  type        = bool
  default     = true
}

variable "storage_gib" {
  description = "Disk in GiB. A message takes about half a KiB with its indexes, so 100 GiB hold some 200 million."
  type        = number
  default     = 100

  validation {
    condition     = var.storage_gib >= 20 && var.storage_gib <= 65536
    error_message = "RDS takes 20 to 65536 GiB."
  }
}

variable "storage_max_gib" {
  description = "How far RDS may let the disk grow by itself, in GiB."
  type        = number
  default     = 500

  validation {
    condition     = var.storage_max_gib >= var.storage_gib * 1.1
    error_message = "Use at least a tenth more than storage_gib, or RDS refuses it."
  }
}

variable "max_connections" {
  description = "Connections that Postgres takes at most. All processes' pools together must stay below it, twice over in a roll-out."
  type        = number
  default     = 400

  validation {
    condition     = var.max_connections >= 50 && var.max_connections <= 5000
    error_message = "Use 50 to 5000; each one costs some 10 MB of memory."
  }
}

variable "backup_retention_days" {
  description = "Days back to any second of which the database can be restored."
  type        = number
  default     = 14

  validation {
    condition     = var.backup_retention_days >= 1 && var.backup_retention_days <= 35
    error_message = "Use 1 to 35: without backups there is no restoring to a moment."
  }
}

variable "deletion_protection" {
  description = "Whether RDS refuses to delete the database until this is set to false."
  type        = bool
  default     = true
}

variable "skip_final_snapshot" {
  description = "Whether a deleted database leaves nothing behind. For installations that are thrown away."
  type        = bool
  default     = false
}

variable "log_retention_days" {
  description = "Days for which Postgres' own log is kept."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365], var.log_retention_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180 or 365 days."
  }
}

variable "alarm_topic_arn" {
  description = "Topic that hears of alarms, and of failovers."
  type        = string
}
