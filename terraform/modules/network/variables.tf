variable "name" {
  description = "Begins the name of everything here, such as banter-staging."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,26}[a-z0-9]$", var.name))
    error_message = "Use 3 to 28 lower-case letters, digits and dashes, beginning with a letter."
  }
}

variable "cidr" {
  description = "Addresses of the network: a private /16, unlike those of networks that it may be joined with."
  type        = string
  default     = "10.40.0.0/16"

  validation {
    condition     = can(cidrnetmask(var.cidr)) && endswith(var.cidr, "/16")
    error_message = "Give an IPv4 block that ends with /16."
  }
}

variable "zone_count" {
  description = "Availability zones to spread over. Three survive the loss of one with two thirds of the strength left."
  type        = number
  default     = 3

  validation {
    condition     = contains([2, 3], var.zone_count)
    error_message = "Spread over 2 or 3 zones: load balancers and databases refuse a single one."
  }
}

variable "nat_gateway_count" {
  description = "Ways out to the internet: 0 for none, as Banter itself needs none, 1 for a cheap one, or one for each zone."
  type        = number
  default     = 0

  validation {
    condition     = contains([0, 1, var.zone_count], var.nat_gateway_count)
    error_message = "Use 0, 1, or one for each zone."
  }
}

variable "interface_endpoints" {
  description = "AWS services that are reached without leaving the network. Without NAT gateways instances need all of the default."
  type        = set(string)
  default     = ["autoscaling", "elasticache", "logs", "monitoring", "secretsmanager", "ssm", "ssmmessages"]

  validation {
    condition     = contains(var.interface_endpoints, "secretsmanager")
    error_message = "Secrets never leave the network: keep secretsmanager in the list."
  }

  validation {
    condition = var.nat_gateway_count > 0 || length(setsubtract(
      ["autoscaling", "elasticache", "logs", "monitoring", "secretsmanager", "ssm", "ssmmessages"],
      var.interface_endpoints,
    )) == 0
    error_message = "Without a NAT gateway, instances reach AWS only through endpoints: list all of the default ones."
  }
}

variable "endpoint_zone_count" {
  description = "Zones in which each endpoint has an address. Each costs; with fewer than zone_count, losing a zone can cut off AWS."
  type        = number
  default     = 3

  validation {
    condition     = var.endpoint_zone_count >= 1 && var.endpoint_zone_count <= var.zone_count
    error_message = "Use 1 to zone_count."
  }
}

variable "flow_log_retention_days" {
  description = "Days for which the record of who connected to whom is kept."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731], var.flow_log_retention_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545 or 731 days."
  }
}

variable "kms_key_arn" {
  description = "Key that encrypts the flow logs."
  type        = string
}
