import { expect, it } from "vitest";
import { judge } from "./planted.ts";
import { locksItsState, pinsVersions, tagsEverything } from "./version-rules.ts";

const settings = (version: string, rest = "") => `
  terraform {
    required_version = ">= 1.11.0, < 2.0.0"
    required_providers { aws = { source = "hashicorp/aws", version = "${version}" } }
    ${rest}
  }`;

it("wants one version in an environment, and a bounded range in a module", async () => {
  expect(await judge(pinsVersions, settings("6.25.0"), "environments/a")).toEqual([]);
  expect(await judge(pinsVersions, settings("~> 6.25"))).toEqual([]);
  expect(await judge(pinsVersions, settings("~> 6.25"), "environments/a")).toHaveLength(1);
  expect(await judge(pinsVersions, settings(">= 6.0"))).toHaveLength(1);
  expect(await judge(pinsVersions, "")).toHaveLength(2);
});

it("wants an environment's state locked and encrypted", async () => {
  const backend = (lock: boolean) => settings("6.25.0", `backend "s3" {\n use_lockfile = ${lock}\n encrypt = true\n}`);
  expect(await judge(locksItsState, backend(true), "environments/a")).toEqual([]);
  expect(await judge(locksItsState, backend(false), "environments/a")).toHaveLength(1);
  expect(await judge(locksItsState, "", "environments/a")).toHaveLength(2);
  expect(await judge(locksItsState, "")).toEqual([]);
});

it("wants an environment's provider to tag all that it makes", async () => {
  const provider = 'provider "aws" {\n default_tags { tags = local.tags }\n}';
  expect(await judge(tagsEverything, provider, "environments/a")).toEqual([]);
  expect(await judge(tagsEverything, 'provider "aws" {}', "environments/a")).toHaveLength(1);
  expect(await judge(tagsEverything, "")).toEqual([]);
});
