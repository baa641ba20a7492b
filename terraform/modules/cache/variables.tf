variable "name" {
  description = "Begins the name of everything here, such as banter-staging."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))
    error_message = "Use 3 to 20 lower-case letters, digits and dashes, beginning with a letter."
  }
}

variable "vpc_id" {
  description = "Network that the broker is in."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets in at least two zones."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "A broker that fails over needs subnets in at least two zones."
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
  description = "Key that encrypts what the broker holds, and its log."
  type        = string
}

variable "user_group_id" {
  description = "The users that are let in."
  type        = string
}

variable "node_type" {
  description = "Size of each machine, such as cache.t4g.small. One stream carries all rooms, so cores beyond two are idle."
  type        = string

  validation {
    condition     = startswith(var.node_type, "cache.")
    error_message = "Types begin with cache., as in cache.t4g.small."
  }
}

variable "node_count" {
  description = "Machines, one of which is written to and the others stand by."
  type        = number
  default     = 2

  validation {
    condition     = var.node_count >= 2 && var.node_count <= 6
    error_message = "Use 2 to 6: a single one cannot fail over."
  }
}

variable "log_retention_days" {
  description = "Days for which the log of slow commands is kept."
  type        = number
  default     = 14

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90], var.log_retention_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60 or 90 days."
  }
}

variable "alarm_topic_arn" {
  description = "Topic that hears of alarms, and of failovers."
  type        = string
}
