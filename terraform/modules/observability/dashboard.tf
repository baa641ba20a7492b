locals {
  region = data.aws_region.here.region

  # Each graph: its title, how the values of a minute become one, and the metrics in it.
  graphs = [
    {
      title   = "Connections on each realtime node (what it scales by)"
      stat    = "Average"
      metrics = [["Banter", "SocketsPerNode", "AutoScalingGroupName", var.realtime_group_name]]
    },
    {
      title = "Connections through the load balancer"
      stat  = "Average"
      metrics = [
        ["AWS/NetworkELB", "ActiveFlowCount_TLS", "LoadBalancer", var.realtime_load_balancer_arn_suffix],
        ["AWS/NetworkELB", "NewFlowCount_TLS", "LoadBalancer", var.realtime_load_balancer_arn_suffix],
      ]
    },
    {
      title = "CPU"
      stat  = "Average"
      metrics = [
        ["AWS/EC2", "CPUUtilization", "AutoScalingGroupName", var.realtime_group_name],
        ["AWS/EC2", "CPUUtilization", "AutoScalingGroupName", var.web_group_name],
        ["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", var.database_identifier_name],
      ]
    },
    {
      title = "Machines in service"
      stat  = "Average"
      metrics = [
        ["AWS/AutoScaling", "GroupInServiceInstances", "AutoScalingGroupName", var.realtime_group_name],
        ["AWS/AutoScaling", "GroupInServiceInstances", "AutoScalingGroupName", var.web_group_name],
      ]
    },
    {
      title = "Requests and failures of the web app"
      stat  = "Sum"
      metrics = [
        ["AWS/ApplicationELB", "RequestCount", "LoadBalancer", var.web_load_balancer_arn_suffix],
        ["AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "LoadBalancer", var.web_load_balancer_arn_suffix],
      ]
    },
    {
      title   = "The slowest hundredth of requests, in seconds"
      stat    = "p99"
      metrics = [["AWS/ApplicationELB", "TargetResponseTime", "LoadBalancer", var.web_load_balancer_arn_suffix]]
    },
    {
      title = "Postgres: connections and latency of commits"
      stat  = "Average"
      metrics = [
        ["AWS/RDS", "DatabaseConnections", "DBInstanceIdentifier", var.database_identifier_name],
        ["AWS/RDS", "WriteLatency", "DBInstanceIdentifier", var.database_identifier_name, { yAxis = "right" }],
      ]
    },
    {
      title   = "Broker: its one thread"
      stat    = "Average"
      metrics = [for id in var.cache_node_ids : ["AWS/ElastiCache", "EngineCPUUtilization", "CacheClusterId", id]]
    },
    {
      title   = "Log lines of level error or fatal"
      stat    = "Sum"
      metrics = [for part in local.parts : ["Banter", "${var.name}-${part}-errors"]]
    },
  ]
}

resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = var.name
  dashboard_body = jsonencode({
    widgets = [
      for index, graph in local.graphs : {
        type   = "metric"
        x      = (index % 2) * 12
        y      = floor(index / 2) * 6
        width  = 12
        height = 6
        properties = {
          title   = graph.title
          region  = local.region
          stat    = graph.stat
          period  = 60
          metrics = graph.metrics
        }
      }
    ]
  })
}
