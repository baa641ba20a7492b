import { asBlocks, type Block, nestedBlocks } from "./configuration.ts";
import { forEachConfiguration, forEachThing, type Rule } from "./rule.ts";
import { findModule } from "./wiring-rules.ts";

const PRODUCTION = "environments/production";
const MODERN_TLS = /TLS13|TLSv1\.[23]/;
/** Policies of Amazon's that are made for one service, and so list what it needs. */
const FOR_A_SERVICE = /^arn:aws:iam::aws:policy\/service-role\//;

/** Nobody is served without TLS, or with an old one. */
export const forcesTls = forEachThing(({ type, body }) => {
  if (type === "aws_db_parameter_group") {
    const forced = nestedBlocks(body, "parameter").some(({ name, value }) => name === "rds.force_ssl" && value === "1");
    return forced ? [] : ['set the parameter rds.force_ssl to "1"'];
  }
  if (type === "aws_lb_listener") {
    const modern = MODERN_TLS.test(String(body.ssl_policy)) && /^(HTTPS|TLS)$/.test(String(body.protocol));
    return modern ? [] : ["use HTTPS or TLS, with an ssl_policy of TLS 1.2 and 1.3"];
  }
  return type === "aws_cloudfront_distribution" ? judgeDistribution(body) : [];
});

function judgeDistribution(body: Block): string[] {
  const behaviors = [...nestedBlocks(body, "default_cache_behavior"), ...nestedBlocks(body, "ordered_cache_behavior")];
  const open = behaviors.filter(
    ({ viewer_protocol_policy: policy }) => !/^(redirect-to-https|https-only)$/.test(String(policy)),
  );
  const [certificate] = nestedBlocks(body, "viewer_certificate");
  return [
    ...open.map(() => "viewer_protocol_policy lets people in without TLS"),
    ...(MODERN_TLS.test(String(certificate?.minimum_protocol_version)) ? [] : ["set minimum_protocol_version"]),
  ];
}

/** What would lose data, or everybody's connection, is refused in production until somebody says otherwise. */
export const protectsProduction: Rule = (configurations) =>
  configurations
    .filter(({ path }) => path === PRODUCTION)
    .flatMap((environment) =>
      Object.entries(environment.moduleCalls).flatMap(([name, call]) => {
        const variables = findModule(configurations, environment, call)?.variables ?? {};
        const wanted = { deletion_protection: true, skip_final_snapshot: false, multi_az: true };
        return Object.entries(wanted)
          .filter(([variable, value]) => variable in variables && call[variable] !== value)
          .map(([variable, value]) => `${PRODUCTION}: module.${name}: set ${variable} to ${value}`);
      }),
    );

/** A database and a load balancer can be protected at all. */
export const canBeProtected = forEachThing(({ type, body }) => {
  const argument = { aws_db_instance: "deletion_protection", aws_lb: "enable_deletion_protection" }[type];
  return argument && !body[argument] ? [`set ${argument}`] : [];
});

/** Instances that serve people say when they are ready and when they have drained; changing how long that may take ends none. */
export const waitsForInstances = forEachConfiguration(({ things }) =>
  things
    .filter(({ type, body }) => type === "aws_autoscaling_group" && body.target_group_arns)
    .flatMap(({ name, body }) => {
      const hooked = things.some(
        (thing) =>
          thing.type === "aws_autoscaling_lifecycle_hook" &&
          String(thing.body.autoscaling_group_name).includes(`aws_autoscaling_group.${name}.`),
      );
      const ignored = JSON.stringify(asBlocks(body.lifecycle)[0]?.ignore_changes ?? "");
      return [
        ...(hooked ? [] : [`aws_autoscaling_group.${name}: there is no aws_autoscaling_lifecycle_hook for it`]),
        ...(nestedBlocks(body, "initial_lifecycle_hook").length === 0 || ignored.includes("initial_lifecycle_hook")
          ? []
          : [`aws_autoscaling_group.${name}: a change of initial_lifecycle_hook would replace it: ignore it`]),
      ];
    }),
);

/** Amazon's broad policies allow by wildcard what nobody here has listed. */
export const attachesNoBroadPolicy = forEachThing(({ type, body }) => {
  const arns = [body.policy_arn, ...(Array.isArray(body.managed_policy_arns) ? body.managed_policy_arns : [])];
  return arns
    .map(String)
    .filter((arn) => type.startsWith("aws_iam_") && arn.startsWith("arn:aws:iam::aws:") && !FOR_A_SERVICE.test(arn))
    .map((arn) => `${arn} allows more than what is needed: list the actions`);
});

/** An instance that leaves is let go by its balancer after a time that somebody has chosen, not after AWS's five minutes. */
export const choosesDelays = forEachThing(({ type, body }) => {
  if (type !== "aws_lb_target_group") return [];
  return [
    ...("deregistration_delay" in body ? [] : ["set deregistration_delay"]),
    ...(body.protocol !== "TCP" || body.connection_termination === true ? [] : ["set connection_termination to true"]),
    ...(body.protocol !== "TCP" || body.preserve_client_ip === true ? [] : ["set preserve_client_ip to true"]),
    ...(nestedBlocks(body, "health_check").some(({ path }) => path === "/readyz") ? [] : ["check /readyz"]),
  ];
});

/** Somebody hears of it when something fails. */
export const tellsSomebody = forEachThing(({ type, body }) => {
  if (type !== "aws_cloudwatch_metric_alarm") return [];
  return [
    ...(body.alarm_actions ? [] : ["set alarm_actions"]),
    ...(body.alarm_description ? [] : ["set alarm_description"]),
  ];
});
