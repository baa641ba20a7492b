import { describe, expect, it } from "vitest";
import { judge, plant } from "./planted.ts";
import * as safety from "./safety-rules.ts";

const resource = (type: string, body: string) => `resource "${type}" "a" {\n${body}\n}`;

describe("TLS", () => {
  const postgres = (value: string) =>
    resource("aws_db_parameter_group", `parameter {\n name = "rds.force_ssl"\n value = "${value}"\n}`);
  const listener = (protocol: string, policy: string) =>
    resource("aws_lb_listener", `protocol = "${protocol}"\nssl_policy = "${policy}"`);
  const distribution = (policy: string, version = "TLSv1.2_2021") =>
    resource(
      "aws_cloudfront_distribution",
      `default_cache_behavior { viewer_protocol_policy = "redirect-to-https" }
       ordered_cache_behavior { viewer_protocol_policy = "${policy}" }
       viewer_certificate { minimum_protocol_version = "${version}" }`,
    );

  it.each([
    postgres("1"),
    listener("TLS", "ELBSecurityPolicy-TLS13-1-2-2021-06"),
    listener("HTTPS", "ELBSecurityPolicy-TLS13-1-2-2021-06"),
    distribution("https-only"),
  ])("is forced by %s", async (text) => expect(await judge(safety.forcesTls, text)).toEqual([]));

  it.each([
    postgres("0"),
    resource("aws_db_parameter_group", ""),
    listener("HTTP", ""),
    listener("TCP", "ELBSecurityPolicy-TLS13-1-2-2021-06"),
    listener("HTTPS", "ELBSecurityPolicy-2016-08"),
    distribution("allow-all"),
    distribution("https-only", "TLSv1"),
  ])("is not forced by %s", async (text) => expect(await judge(safety.forcesTls, text)).toHaveLength(1));
});

describe("protection", () => {
  const database = () =>
    plant(
      'variable "deletion_protection" {}\nvariable "skip_final_snapshot" {}\nvariable "multi_az" {}',
      "modules/database",
    );
  const environment = (given: string, path = "environments/production") =>
    plant(`module "database" {\n source = "../../modules/database"\n${given}\n}`, path);
  const SAFE = "deletion_protection = true\nskip_final_snapshot = false\nmulti_az = true";

  it("is on in production, and left to the others", async () => {
    expect(safety.protectsProduction([await database(), await environment(SAFE)])).toEqual([]);
    expect(safety.protectsProduction([await database(), await environment("", "environments/staging")])).toEqual([]);
  });

  it.each([
    ["deletion_protection = true", "deletion_protection = false"],
    ["skip_final_snapshot = false", "skip_final_snapshot = true"],
    ["multi_az = true", ""],
  ])("is missed without %s", async (right, wrong) => {
    const unsafe = await environment(SAFE.replace(right, wrong));
    expect(safety.protectsProduction([await database(), unsafe])).toEqual([
      `environments/production: module.database: set ${right.replace(" =", " to").replace("set ", "")}`,
    ]);
  });

  it("needs an argument for it", async () => {
    expect(await judge(safety.canBeProtected, resource("aws_lb", "enable_deletion_protection = var.a"))).toEqual([]);
    expect(await judge(safety.canBeProtected, resource("aws_lb", ""))).toHaveLength(1);
    expect(await judge(safety.canBeProtected, resource("aws_db_instance", ""))).toHaveLength(1);
  });
});

describe("instances", () => {
  const group = (more: string) => resource("aws_autoscaling_group", `target_group_arns = var.a\n${more}`);
  const hook = resource("aws_autoscaling_lifecycle_hook", "autoscaling_group_name = aws_autoscaling_group.a.name");
  const initial = 'initial_lifecycle_hook { name = "a" }';

  it.each([
    `${group("")}\n${hook}`,
    `${group(`${initial}\nlifecycle { ignore_changes = [desired_capacity, initial_lifecycle_hook] }`)}\n${hook}`,
    resource("aws_autoscaling_group", ""),
  ])("are waited for by %s", async (text) => expect(await judge(safety.waitsForInstances, text)).toEqual([]));

  it.each([group(""), `${group(`${initial}\nlifecycle { ignore_changes = [desired_capacity] }`)}\n${hook}`])(
    "are not waited for by %s",
    async (text) => expect(await judge(safety.waitsForInstances, text)).toHaveLength(1),
  );
});

describe("balancers", () => {
  const target = (more: string) =>
    resource("aws_lb_target_group", `protocol = "TCP"\nhealth_check { path = "/readyz" }\n${more}`);
  const DELAYS = "deregistration_delay = 60\nconnection_termination = true\npreserve_client_ip = true";

  it("let go of instances when they should", async () => {
    expect(await judge(safety.choosesDelays, target(DELAYS))).toEqual([]);
    for (const line of DELAYS.split("\n")) {
      expect(await judge(safety.choosesDelays, target(DELAYS.replace(line, "")))).toHaveLength(1);
    }
    expect(await judge(safety.choosesDelays, target(DELAYS).replace("/readyz", "/"))).toHaveLength(1);
  });
});

it("finds policies of Amazon's that allow what nobody has listed", async () => {
  const attached = (arn: string) => resource("aws_iam_role_policy_attachment", `policy_arn = "${arn}"`);
  const broad = attached("arn:aws:iam::aws:policy/ReadOnlyAccess");
  expect(await judge(safety.attachesNoBroadPolicy, broad)).toHaveLength(1);
  const narrow = attached("arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole");
  expect(await judge(safety.attachesNoBroadPolicy, narrow)).toEqual([]);
  const inRole = resource("aws_iam_role", 'managed_policy_arns = ["arn:aws:iam::aws:policy/AdministratorAccess"]');
  expect(await judge(safety.attachesNoBroadPolicy, inRole)).toHaveLength(1);
});

it("finds alarms that nobody hears", async () => {
  const alarm = (more: string) => resource("aws_cloudwatch_metric_alarm", `alarm_description = "a"\n${more}`);
  expect(await judge(safety.tellsSomebody, alarm("alarm_actions = [var.a]"))).toEqual([]);
  expect(await judge(safety.tellsSomebody, alarm(""))).toHaveLength(1);
});
