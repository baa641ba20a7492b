import { describe, expect, it } from "vitest";
import { judge } from "./planted.ts";
import type { Rule } from "./rule.ts";
import * as security from "./security-rules.ts";

const resource = (type: string, body: string) => `resource "${type}" "a" {\n${body}\n}`;

/** Each rule is content with `right` and finds one problem in `wrong`. */
function judges(rule: Rule, cases: Record<string, { right: string; wrong: string }>) {
  it.each(Object.entries(cases))("%s", async (_, { right, wrong }) => {
    expect(await judge(rule, right)).toEqual([]);
    expect(await judge(rule, wrong)).toHaveLength(1);
  });
}

describe("encryption", () => {
  judges(security.encrypts, {
    "of logs": {
      right: resource("aws_cloudwatch_log_group", "kms_key_id = var.key"),
      wrong: resource("aws_cloudwatch_log_group", ""),
    },
    "on the way to the broker": {
      right: resource(
        "aws_elasticache_replication_group",
        'at_rest_encryption_enabled = true\ntransit_encryption_enabled = true\ntransit_encryption_mode = "required"',
      ),
      wrong: resource(
        "aws_elasticache_replication_group",
        'at_rest_encryption_enabled = true\ntransit_encryption_enabled = true\ntransit_encryption_mode = "preferred"',
      ),
    },
    "of alarms": {
      right: resource("aws_sns_topic", "kms_master_key_id = var.key"),
      wrong: resource("aws_sns_topic", ""),
    },
  });

  judges(security.encryptsDisks, {
    "of every disk": {
      right: resource("aws_launch_template", "block_device_mappings {\n ebs { encrypted = true }\n}"),
      wrong: resource("aws_launch_template", "block_device_mappings {\n ebs { encrypted = false }\n}"),
    },
    "of the disk that nobody mentions": {
      right: resource("aws_vpc", ""),
      wrong: resource("aws_launch_template", ""),
    },
  });
});

describe("buckets", () => {
  const guarded = ["server_side_encryption_configuration", "public_access_block", "versioning", "policy"]
    .map((kind) => resource(`aws_s3_bucket_${kind}`, "bucket = aws_s3_bucket.a.id"))
    .join("\n");

  judges(security.guardsBuckets, {
    "have what guards them": {
      right: `${resource("aws_s3_bucket", "")}\n${guarded}`,
      wrong: `${resource("aws_s3_bucket", "")}\n${guarded.replace("aws_s3_bucket.a.id", "aws_s3_bucket.b.id")}`,
    },
  });

  judges(security.hidesBuckets, {
    "are not public": {
      right: resource(
        "aws_s3_bucket_public_access_block",
        "block_public_acls = true\nblock_public_policy = true\nignore_public_acls = true\nrestrict_public_buckets = true",
      ),
      wrong: resource(
        "aws_s3_bucket_public_access_block",
        "block_public_acls = true\nblock_public_policy = false\nignore_public_acls = true\nrestrict_public_buckets = true",
      ),
    },
  });
});

describe("ports", () => {
  const rule = (port: number, range: string) =>
    resource("aws_vpc_security_group_ingress_rule", `${range}\nfrom_port = ${port}\nto_port = ${port}`);

  judges(security.opensOnlyTls, {
    "are open to everybody for TLS only": {
      right: rule(443, 'cidr_ipv4 = "0.0.0.0/0"'),
      wrong: rule(22, 'cidr_ipv4 = "0.0.0.0/0"'),
    },
    "are counted with IPv6": { right: rule(443, 'cidr_ipv6 = "::/0"'), wrong: rule(80, 'cidr_ipv6 = "::/0"') },
    "are counted inside a group": {
      right: resource(
        "aws_security_group",
        'ingress {\n from_port = 80\n to_port = 80\n cidr_blocks = ["10.0.0.0/8"]\n}',
      ),
      wrong: resource(
        "aws_security_group",
        'ingress {\n from_port = 80\n to_port = 80\n cidr_blocks = ["0.0.0.0/0"]\n}',
      ),
    },
    "are no range that begins with TLS": {
      right: rule(443, 'cidr_ipv4 = "0.0.0.0/0"'),
      wrong: resource(
        "aws_vpc_security_group_ingress_rule",
        'cidr_ipv4 = "0.0.0.0/0"\nfrom_port = 443\nto_port = 8443',
      ),
    },
  });
});

describe("instances", () => {
  judges(security.refusesOldMetadataService, {
    "use the metadata service with tokens": {
      right: resource("aws_launch_template", 'metadata_options { http_tokens = "required" }'),
      wrong: resource("aws_launch_template", 'metadata_options { http_tokens = "optional" }'),
    },
  });

  judges(security.givesNoPublicAddress, {
    "have no public address": {
      right: resource("aws_launch_template", "network_interfaces { associate_public_ip_address = false }"),
      wrong: resource("aws_launch_template", "network_interfaces { associate_public_ip_address = true }"),
    },
    "get none from their subnet": {
      right: resource("aws_subnet", "map_public_ip_on_launch = false"),
      wrong: resource("aws_subnet", "map_public_ip_on_launch = true"),
    },
    "belong to a group": { right: resource("aws_vpc", ""), wrong: resource("aws_instance", "") },
    "are no public database": {
      right: resource("aws_db_instance", "publicly_accessible = false"),
      wrong: resource("aws_db_instance", ""),
    },
  });
});

describe("policies", () => {
  const policy = (statement: string) => `data "aws_iam_policy_document" "a" {\nstatement {\n${statement}\n}\n}`;

  judges(security.namesActions, {
    "name their actions": {
      right: policy('actions = ["s3:GetObject"]'),
      wrong: policy('actions = ["s3:GetObject", "s3:Get*"]'),
    },
    "may deny all of them": {
      right: policy('effect = "Deny"\nactions = ["s3:*"]'),
      wrong: policy('effect = "Allow"\nactions = ["s3:*"]'),
    },
    "allow nothing by leaving it out": {
      right: policy('actions = ["s3:GetObject"]'),
      wrong: policy('not_actions = ["iam:CreateUser"]'),
    },
    "are data sources": {
      right: resource("aws_iam_role_policy", "policy = data.aws_iam_policy_document.a.json"),
      wrong: resource("aws_iam_role_policy", 'policy = jsonencode({ Action = "*" })'),
    },
  });
});

describe("secrets", () => {
  judges(security.keepsSecretsOutOfState, {
    "are write-only": {
      right: resource("aws_secretsmanager_secret_version", 'secret_string_wo = "a"'),
      wrong: resource("aws_secretsmanager_secret_version", 'secret_string = "a"'),
    },
    "are made ephemerally": {
      right: 'ephemeral "random_password" "a" {}',
      wrong: resource("random_password", "length = 20"),
    },
    "are not read into the state": {
      right: "",
      wrong: 'data "aws_secretsmanager_secret_version" "a" {}',
    },
  });
});
