variable "name" {
  description = "Begins the name of everything here, such as banter-staging."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))
    error_message = "Use 3 to 20 lower-case letters, digits and dashes, beginning with a letter."
  }
}

variable "kms_key_arn" {
  description = "Key that releases and logs are encrypted with."
  type        = string
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

variable "target_url" {
  description = "Address that people type, which the bots go to, such as https://chat.example.org."
  type        = string

  validation {
    condition     = can(regex("^https://[a-z0-9.-]+$", var.target_url))
    error_message = "Give an address that begins with https:// and has no slash at its end."
  }
}

variable "realtime_url" {
  description = "Address that the bots connect their sockets to, such as wss://live.chat.example.org."
  type        = string

  validation {
    condition     = can(regex("^wss://[a-z0-9.-]+$", var.realtime_url))
    error_message = "Give an address that begins with wss:// and has no slash at its end."
  }
}

variable "cidr" {
  description = "Addresses of the bots' own network."
  type        = string
  default     = "10.99.0.0/16"

  validation {
    condition     = can(cidrnetmask(var.cidr)) && endswith(var.cidr, "/16")
    error_message = "Give an IPv4 block that ends with /16."
  }
}

variable "instance_count" {
  description = "Machines with bots. They end by themselves when the bots have finished."
  type        = number
  default     = 2

  validation {
    condition     = var.instance_count >= 1 && var.instance_count <= 50
    error_message = "Use 1 to 50."
  }
}

variable "instance_type" {
  description = "Size of each machine, with ARM cores. One process drives its bots, so more than two cores are idle."
  type        = string
  default     = "c7g.large"

  validation {
    condition     = can(regex("^[a-z]+[0-9]+g[a-z]*\\.[a-z0-9]+$", var.instance_type))
    error_message = "Use a type with ARM cores (its family has a g after the digit), as releases are built for them."
  }
}

variable "bots" {
  description = "What each machine does: bots, rooms that they share, seconds that they talk, and messages a second of each."
  type = object({
    users   = number
    rooms   = number
    seconds = number
    rate    = number
  })
  default = { users = 2000, rooms = 100, seconds = 600, rate = 0.1 }

  validation {
    condition     = var.bots.users <= 5000 && var.bots.users >= var.bots.rooms && var.bots.seconds >= 10 && var.bots.seconds <= 14400 && var.bots.rate > 0
    error_message = "Use at most 5000 users and no more rooms than that, 10 to 14400 seconds, and a rate above 0."
  }
}
