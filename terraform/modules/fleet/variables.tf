variable "name" {
  description = "Name of the environment, such as banter-staging."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))
    error_message = "Use 3 to 20 lower-case letters, digits and dashes, beginning with a letter."
  }
}

variable "part" {
  description = "What the instances run: web or realtime."
  type        = string

  validation {
    condition     = contains(["web", "realtime"], var.part)
    error_message = "The part is web or realtime."
  }
}

variable "network" {
  description = "Where the instances are, and where AWS's services are found from there."
  type = object({
    vpc_id            = string
    subnet_ids        = list(string)
    service_cidr      = string
    s3_prefix_list_id = string
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

variable "ports" {
  description = "Ports that the processes listen on, one for each."
  type        = list(number)

  validation {
    condition     = length(var.ports) >= 1 && alltrue([for port in var.ports : port >= 1024 && port <= 65535])
    error_message = "Give at least one port, each from 1024 to 65535, as the processes are unprivileged."
  }
}

variable "target_group_arns" {
  description = "Target groups that instances join, one for each port."
  type        = list(string)
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

variable "disk_gib" {
  description = "Disk of each instance in GiB: the system, three releases and two weeks of logs."
  type        = number
  default     = 20

  validation {
    condition     = var.disk_gib >= 8 && var.disk_gib <= 1000
    error_message = "Use 8 to 1000."
  }
}

variable "sockets_max" {
  description = "Connections that an instance must be able to hold: file descriptors and kernel limits follow."
  type        = number
  default     = 100000

  validation {
    condition     = var.sockets_max >= 1000 && var.sockets_max <= 1000000
    error_message = "Use 1000 to 1000000."
  }
}

variable "start_seconds" {
  description = "Seconds that an instance may take from its launch until every process is ready. After that it is given up."
  type        = number
  default     = 600

  validation {
    condition     = var.start_seconds >= 120 && var.start_seconds <= 7200
    error_message = "Use 120 to 7200."
  }
}

variable "stop_seconds" {
  description = "Seconds that an instance may take to drain and stop, once it is out of the load balancer."
  type        = number

  validation {
    condition     = var.stop_seconds >= 30 && var.stop_seconds <= 7200
    error_message = "AWS takes 30 to 7200."
  }
}

variable "warm_up_seconds" {
  description = "Seconds for which a new instance's load does not yet count when the number of instances is judged."
  type        = number
  default     = 120

  validation {
    condition     = var.warm_up_seconds >= 0 && var.warm_up_seconds <= 3600
    error_message = "Use 0 to 3600."
  }
}
