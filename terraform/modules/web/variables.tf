variable "name" {
  description = "Name of the environment, such as banter-staging."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))
    error_message = "Use 3 to 20 lower-case letters, digits and dashes, beginning with a letter."
  }
}

variable "network" {
  description = "Where the instances and the load balancer are, and where AWS's services are found from there."
  type = object({
    vpc_id             = string
    private_subnet_ids = list(string)
    service_cidr       = string
    s3_prefix_list_id  = string
  })
}

variable "peers" {
  description = "Security groups of what the instances connect to."
  type = object({
    database_security_group_id = string
    cache_security_group_id    = string
  })
}

variable "release" {
  description = "Where releases are, and where it is written which one to run."
  type = object({
    bucket_name    = string
    bucket_arn     = string
    parameter_name = string
    parameter_arn  = string
  })
}

variable "log_group" {
  description = "Where the logs of the processes go."
  type = object({
    name = string
    arn  = string
  })
}

variable "settings_secret_arn" {
  description = "Secret whose entries become settings."
  type        = string
}

variable "kms_key_arn" {
  description = "Key that the secret and the releases are encrypted with."
  type        = string
}

variable "alarm_topic_arn" {
  description = "Topic that hears of alarms."
  type        = string
}

variable "certificate_arn" {
  description = "Certificate of the load balancer."
  type        = string
}

variable "access_logs_bucket_name" {
  description = "Bucket for the load balancer's access logs."
  type        = string
}

variable "deletion_protection" {
  description = "Whether AWS refuses to delete the load balancer until this is set to false."
  type        = bool
  default     = true
}

variable "settings" {
  description = "Settings of .env.example that are no secrets."
  type        = map(string)

  validation {
    condition     = alltrue([for key, value in var.settings : can(regex("^[A-Z0-9_]+$", key)) && !can(regex("[\\n'\"]", value))])
    error_message = "Names are capitals, digits and underscores; values are one line without quotation marks."
  }

  validation {
    condition     = length(setintersection(keys(var.settings), ["DATABASE_URL", "BROKER_URL", "SESSION_SECRET"])) == 0
    error_message = "Secrets belong into the secret, not into user data, which anybody on the instance can read."
  }
}

variable "instance_type" {
  description = "Size of each instance, with ARM cores, such as c7g.large."
  type        = string

  validation {
    condition     = can(regex("^[a-z]+[0-9]+g[a-z]*\\.[a-z0-9]+$", var.instance_type))
    error_message = "Use a type with ARM cores (its family has a g after the digit), as releases are built for them."
  }
}

variable "size" {
  description = "Instances at least and at most. With two or more, one may die without anybody noticing."
  type        = object({ min = number, max = number })

  validation {
    condition     = var.size.min >= 1 && var.size.max > var.size.min
    error_message = "Use at least 1, and a larger maximum: a roll-out starts the new instance before it ends the old one."
  }
}

variable "domain" {
  description = "Name that people type, such as chat.example.org."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.domain))
    error_message = "Give a host name in lower case, without https:// and without a slash."
  }
}

variable "cloudfront_certificate_arn" {
  description = "Certificate for CloudFront, from us-east-1."
  type        = string
}

variable "processes_per_instance" {
  description = "Web processes on each instance, each at a port of its own: one for each core."
  type        = number
  default     = 2

  validation {
    condition     = var.processes_per_instance >= 1 && var.processes_per_instance <= 5
    error_message = "Use 1 to 5, as a listener forwards to five target groups at most. Use more instances in place of larger ones."
  }
}

variable "cpu_percent" {
  description = "CPU that the number of instances aims at."
  type        = number
  default     = 55

  validation {
    condition     = var.cpu_percent >= 20 && var.cpu_percent <= 90
    error_message = "Use 20 to 90."
  }
}

variable "requests_per_address" {
  description = "Requests from one address in five minutes above which it is refused for a while. An office may share one."
  type        = number
  default     = 3000

  validation {
    condition     = var.requests_per_address >= 10 && var.requests_per_address <= 2000000
    error_message = "AWS takes 10 to 2000000."
  }
}

variable "logins_per_address" {
  description = "Requests to sign up or log in from one address in five minutes, before Banter's own limits are asked."
  type        = number
  default     = 300

  validation {
    condition     = var.logins_per_address >= 10 && var.logins_per_address <= 2000000
    error_message = "AWS takes 10 to 2000000."
  }
}

variable "price_class" {
  description = "Where CloudFront serves from: PriceClass_100 is North America and Europe, PriceClass_All everywhere."
  type        = string
  default     = "PriceClass_100"

  validation {
    condition     = contains(["PriceClass_100", "PriceClass_200", "PriceClass_All"], var.price_class)
    error_message = "Use PriceClass_100, PriceClass_200 or PriceClass_All."
  }
}

variable "deregistration_delay_seconds" {
  description = "Seconds for which the load balancer lets requests to a leaving instance finish."
  type        = number
  default     = 30

  validation {
    condition     = var.deregistration_delay_seconds >= 10 && var.deregistration_delay_seconds <= 3600
    error_message = "Use 10 to 3600."
  }
}

variable "stop_seconds" {
  description = "Seconds that an instance may take to stop, once it is out of the load balancer."
  type        = number
  default     = 60

  validation {
    condition     = var.stop_seconds > var.deregistration_delay_seconds
    error_message = "Use more than deregistration_delay_seconds."
  }
}

variable "deleted_files_kept_days" {
  description = "Days for which an operator can bring back what was deleted with its message."
  type        = number
  default     = 7

  validation {
    condition     = var.deleted_files_kept_days >= 1 && var.deleted_files_kept_days <= 365
    error_message = "Use 1 to 365."
  }
}
