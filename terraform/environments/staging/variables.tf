variable "region" {
  description = "AWS region that everything is in but CloudFront, its certificate and its firewall."
  type        = string
  default     = "us-east-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "Give a region such as us-east-1."
  }
}

variable "account_id" {
  description = "AWS account that this environment belongs to, so that nothing is ever made in another."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An account has twelve digits."
  }
}

variable "zone_name" {
  description = "Public hosted zone in Route 53 that the names lie in, such as example.org."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.zone_name))
    error_message = "Give a domain in lower case, without a dot at its end."
  }
}

variable "web_domain" {
  description = "Name that people type, such as chat.example.org."
  type        = string

  validation {
    condition     = endswith(var.web_domain, var.zone_name)
    error_message = "The name must lie in zone_name."
  }
}

variable "realtime_domain" {
  description = "Name that browsers connect their sockets to, such as live.chat.example.org."
  type        = string

  validation {
    condition     = endswith(var.realtime_domain, ".${var.zone_name}")
    error_message = "The name must lie in zone_name."
  }
}

variable "alarm_emails" {
  description = "Addresses that hear of alarms."
  type        = set(string)

  validation {
    condition     = length(var.alarm_emails) > 0
    error_message = "Somebody has to hear of alarms."
  }
}

variable "github_repository" {
  description = "Repository whose workflows may roll out, as OWNER/NAME."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.github_repository))
    error_message = "Write it as OWNER/NAME."
  }
}

variable "create_github_provider" {
  description = "Whether to tell the account about GitHub's identities: true in one environment of each account."
  type        = bool
  default     = true
}

variable "state_bucket_name" {
  description = "Bucket that this environment's state is in."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9.-]{3,63}$", var.state_bucket_name))
    error_message = "Give the name of an S3 bucket."
  }
}

variable "limits_lifted" {
  description = "Whether thousands may sign up from one address: for a load test, and no longer. Web instances are replaced when it changes."
  type        = bool
  default     = false
}

variable "loadtest_instance_count" {
  description = "Machines with bots for a load test; 0 for none, which is what there should be most of the time."
  type        = number
  default     = 0

  validation {
    condition     = var.loadtest_instance_count >= 0 && var.loadtest_instance_count <= 50
    error_message = "Use 0 to 50."
  }

  validation {
    condition     = var.loadtest_instance_count == 0 || var.limits_lifted
    error_message = "Bots would be refused after twenty sign-ups: first set limits_lifted, and wait until the web instances are replaced."
  }
}
