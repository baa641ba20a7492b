import { asBlock, asBlocks, type Block, listStrings, nestedBlocks } from "./configuration.ts";
import { forEachConfiguration, forEachThing } from "./rule.ts";

/** By resource, what encrypts what it stores or sends: an argument that must be there, and its value if only one is right. */
const ENCRYPTION: Readonly<Record<string, readonly (readonly [argument: string, value?: unknown])[]>> = {
  aws_cloudwatch_log_group: [["kms_key_id"]],
  aws_codebuild_project: [["encryption_key"]],
  aws_db_instance: [
    ["storage_encrypted", true],
    ["kms_key_id"],
    ["performance_insights_kms_key_id"],
    ["manage_master_user_password", true],
  ],
  aws_elasticache_replication_group: [
    ["at_rest_encryption_enabled", true],
    ["transit_encryption_enabled", true],
    ["transit_encryption_mode", "required"],
  ],
  aws_kms_key: [["enable_key_rotation", true]],
  aws_secretsmanager_secret: [["kms_key_id"]],
  aws_sns_topic: [["kms_master_key_id"]],
};

/** What each S3 bucket needs beside it. */
const BESIDE_A_BUCKET = [
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_versioning",
  "aws_s3_bucket_policy",
];

const PUBLIC_ACCESS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];
const EVERYBODY = new Set(["0.0.0.0/0", "::/0"]);
const OPEN_PORT = 443;

/** Arguments that would keep a secret in the state, and what to use in their place. */
const SECRET_ARGUMENTS: Readonly<Record<string, string>> = {
  password: "password_wo or manage_master_user_password",
  secret_string: "secret_string_wo",
  secret_binary: "secret_string_wo",
};

export const encrypts = forEachThing(({ type, body }) =>
  (ENCRYPTION[type] ?? [])
    .filter(([argument, value]) => (value === undefined ? !body[argument] : body[argument] !== value))
    .map(([argument, value]) => `set ${argument}${value === undefined ? "" : ` to ${String(value)}`}`),
);

export const encryptsDisks = forEachThing(({ type, body }) =>
  type === "aws_launch_template" && !everyDisk(body, ({ encrypted }) => encrypted === true)
    ? ["encrypt every disk in block_device_mappings"]
    : [],
);

export const guardsBuckets = forEachConfiguration(({ things }) =>
  things
    .filter(({ type }) => type === "aws_s3_bucket")
    .flatMap(({ name }) =>
      BESIDE_A_BUCKET.filter(
        (type) => !things.some((thing) => thing.type === type && isOfBucket(thing.body, name)),
      ).map((type) => `aws_s3_bucket.${name}: there is no ${type} for it`),
    ),
);

export const hidesBuckets = forEachThing(({ type, body }) =>
  type === "aws_s3_bucket_public_access_block"
    ? PUBLIC_ACCESS.filter((argument) => body[argument] !== true).map((argument) => `set ${argument} to true`)
    : [],
);

/** Only the port of TLS is open to everybody. */
export const opensOnlyTls = forEachThing(({ type, body }) => {
  const rules = [
    ...(/ingress_rule$|^aws_security_group_rule$/.test(type) ? [body] : []),
    ...(/security_group$/.test(type) ? nestedBlocks(body, "ingress") : []),
  ];
  return rules.filter(isOpen).flatMap(({ from_port: from, to_port: to }) => {
    return from === OPEN_PORT && to === OPEN_PORT ? [] : [`only port ${OPEN_PORT} may be open to everybody`];
  });
});

export const refusesOldMetadataService = forEachThing(({ type, body }) =>
  type === "aws_launch_template" && asBlocks(body.metadata_options)[0]?.http_tokens !== "required"
    ? ['set metadata_options.http_tokens to "required"']
    : [],
);

export const givesNoPublicAddress = forEachThing(({ type, body }) => [
  ...(type === "aws_subnet" && body.map_public_ip_on_launch !== false ? ["set map_public_ip_on_launch to false"] : []),
  ...(type === "aws_db_instance" && body.publicly_accessible !== false ? ["set publicly_accessible to false"] : []),
  ...(type === "aws_launch_template" ? judgeInterfaces(body) : []),
  ...(type === "aws_instance" ? ["instances belong to an auto-scaling group"] : []),
]);

/** What a statement allows is listed. What it denies may be everything. */
export const namesActions = forEachThing(({ type, body }) => {
  if (type !== "data.aws_iam_policy_document") return findInlinePolicies(body);
  const allowing = nestedBlocks(body, "statement").filter(({ effect }) => effect !== "Deny");
  return allowing.flatMap(({ actions, not_actions: others, not_resources: elsewhere }) => [
    ...listStrings(actions).flatMap(({ text }) => (text.includes("*") ? [`the action ${text} is a wildcard`] : [])),
    ...(others || elsewhere ? ["not_actions and not_resources allow what nobody has listed"] : []),
  ]);
});

export const keepsSecretsOutOfState = forEachThing(({ type, body }) => [
  ...Object.entries(SECRET_ARGUMENTS)
    .filter(([argument]) => argument in body)
    .map(([argument, better]) => `${argument} would lie in the state: use ${better}`),
  ...(/^random_(password|string|bytes)$/.test(type) ? ["its value would lie in the state: make it ephemeral"] : []),
  ...(type === "data.aws_secretsmanager_secret_version" ? ["what it reads would lie in the state"] : []),
]);

function everyDisk(body: Block, holds: (disk: Block) => boolean): boolean {
  const disks = nestedBlocks(body, "block_device_mappings").flatMap(({ ebs }) => asBlocks(ebs));
  return disks.length > 0 && disks.every(holds);
}

function isOfBucket(body: Block, name: string): boolean {
  return typeof body.bucket === "string" && body.bucket.includes(`aws_s3_bucket.${name}.`);
}

function isOpen(rule: Block): boolean {
  const ranges = [rule.cidr_ipv4, rule.cidr_ipv6, rule.cidr_blocks, rule.ipv6_cidr_blocks];
  return listStrings(ranges).some(({ text }) => EVERYBODY.has(text));
}

function judgeInterfaces(body: Block): string[] {
  const interfaces = nestedBlocks(body, "network_interfaces");
  const hidden = interfaces.length > 0 && interfaces.every((one) => one.associate_public_ip_address === false);
  return hidden ? [] : ["set network_interfaces.associate_public_ip_address to false"];
}

/** Policies are written as data sources, which the other half of the rule reads. */
function findInlinePolicies(body: Block): string[] {
  const written = ["policy", "assume_role_policy"].filter((name) => /jsonencode|<<|"Statement"/.test(text(body, name)));
  return written.map((name) => `write ${name} as a data.aws_iam_policy_document`);
}

function text(body: Block, name: string): string {
  const value = asBlock(body)[name];
  return typeof value === "string" ? value : "";
}
