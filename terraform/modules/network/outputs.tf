output "vpc_id" {
  description = "The network that everything is in."
  value       = aws_vpc.main.id
}

output "vpc_cidr" {
  description = "Addresses inside the network."
  value       = aws_vpc.main.cidr_block
}

output "public_subnet_ids" {
  description = "Subnets for load balancers that face the internet, one for each zone."
  value       = aws_subnet.public[*].id
}

output "private_subnet_ids" {
  description = "Subnets for everything else, one for each zone."
  value       = aws_subnet.private[*].id
}

output "s3_prefix_list_id" {
  description = "Addresses of S3 in this region, for rules that let instances reach it."
  value       = aws_vpc_endpoint.s3.prefix_list_id
}

output "service_cidr" {
  description = "Where AWS's other services are found: inside the network, or anywhere when there is a NAT gateway."
  value       = var.nat_gateway_count > 0 ? "0.0.0.0/0" : aws_vpc.main.cidr_block

  # Endpoints must be there before instances that cannot start without them.
  depends_on = [aws_vpc_endpoint.interface, aws_route.private_internet]
}
