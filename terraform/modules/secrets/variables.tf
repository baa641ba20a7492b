variable "name" {
  description = "Begins the name of everything here, such as banter-staging."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))
    error_message = "Use 3 to 20 lower-case letters, digits and dashes, beginning with a letter."
  }
}

variable "database_address" {
  description = "Host name of Postgres."
  type        = string
}

variable "database_name" {
  description = "Name of the database."
  type        = string
}

variable "cache_address" {
  description = "Host name of the broker."
  type        = string
}

variable "generation" {
  description = "Count it up to write all secrets anew, with new passwords; docs/operations.md says in which order then to act."
  type        = number
  default     = 1

  validation {
    condition     = var.generation >= 1 && floor(var.generation) == var.generation
    error_message = "Use a whole number from 1 on, and never a smaller one than before."
  }
}

variable "recovery_window_days" {
  description = "Days for which a deleted secret can be brought back; 0 for none, so that a name can be used again at once."
  type        = number
  default     = 30

  validation {
    condition     = var.recovery_window_days == 0 || (var.recovery_window_days >= 7 && var.recovery_window_days <= 30)
    error_message = "Use 0, or 7 to 30."
  }
}
