variable "zone_name" {
  description = "The public hosted zone in Route 53 that the names are in, such as example.org. It exists already."
  type        = string
}

variable "web_domain" {
  description = "Name that people type, such as chat.example.org."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.web_domain))
    error_message = "Give a host name in lower case, without https:// and without a slash."
  }

  validation {
    condition     = var.web_domain == var.zone_name || endswith(var.web_domain, ".${var.zone_name}")
    error_message = "The name must lie in zone_name."
  }
}

variable "realtime_domain" {
  description = "Name that browsers connect their sockets to, such as live.chat.example.org."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.realtime_domain))
    error_message = "Give a host name in lower case, without wss:// and without a slash."
  }

  validation {
    condition     = endswith(var.realtime_domain, ".${var.zone_name}") && var.realtime_domain != var.web_domain
    error_message = "The name must lie in zone_name, and differ from web_domain."
  }
}

variable "web_alias" {
  description = "Where web_domain leads: the distribution's own name and its hosted zone."
  type        = object({ name = string, zone_id = string })

  validation {
    condition     = !startswith(var.web_alias.name, "http")
    error_message = "Give host names without https://."
  }
}

variable "realtime_alias" {
  description = "Where realtime_domain leads: the load balancer's own name and its hosted zone."
  type        = object({ name = string, zone_id = string })

  validation {
    condition     = !startswith(var.realtime_alias.name, "http")
    error_message = "Give host names without https://."
  }
}
