variable "name" {
  description = "Begins the name of everything here, such as banter-staging."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))
    error_message = "Use 3 to 20 lower-case letters, digits and dashes, beginning with a letter."
  }
}

variable "kms_key_arn" {
  description = "Key that encrypts the logs and the topic of alarms."
  type        = string
}

variable "alarm_emails" {
  description = "Addresses that hear of alarms. Each has to confirm the e-mail that AWS then sends."
  type        = set(string)

  validation {
    condition     = alltrue([for address in var.alarm_emails : can(regex("^[^@ ]+@[^@ ]+$", address))])
    error_message = "Give e-mail addresses."
  }
}

variable "log_retention_days" {
  description = "Days for which the logs of web and realtime are kept. They hold addresses of people: no longer than needed."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365], var.log_retention_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180 or 365 days."
  }
}

variable "error_lines_max" {
  description = "Log lines of level error or fatal in five minutes above which an alarm goes off."
  type        = number
  default     = 20

  validation {
    condition     = var.error_lines_max >= 0
    error_message = "Use 0 or more."
  }
}

variable "realtime_group_name" {
  description = "Auto-scaling group of the realtime nodes."
  type        = string
}

variable "web_group_name" {
  description = "Auto-scaling group of the web app."
  type        = string
}

variable "realtime_load_balancer_arn_suffix" {
  description = "What metrics call the realtime nodes' load balancer."
  type        = string
}

variable "web_load_balancer_arn_suffix" {
  description = "What metrics call the web app's load balancer."
  type        = string
}

variable "database_identifier_name" {
  description = "What metrics call Postgres."
  type        = string
}

variable "cache_node_ids" {
  description = "What metrics call the broker's machines."
  type        = list(string)
}
