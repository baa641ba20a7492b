import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { loadRealtimeConfig } from "@banter/config";
import { describe, expect, it } from "vitest";
import { findExecutable } from "../checks/find-executable.ts";
import { readConfigurations } from "./configuration.ts";
import { readProviderArguments } from "./provider-arguments.ts";
import { listRules } from "./rules.ts";

const ROOT = fileURLToPath(new URL("../../terraform", import.meta.url));
const provider = readProviderArguments(`${ROOT}/provider/aws-6.25-arguments.json`);
const configurations = await readConfigurations(ROOT);
const app = loadRealtimeConfig({ DATABASE_URL: "postgres://a@b/c", SESSION_SECRET: "s".repeat(32) });
const terraform = findExecutable(["terraform", "tofu"]);

describe("terraform/", () => {
  it.each(Object.entries(listRules(provider, app)))("%s", (_, rule) => {
    expect(rule(configurations)).toEqual([]);
  });

  it.runIf(terraform)("is formatted as Terraform itself would", () => {
    const unformatted = execFileSync(terraform ?? "", ["fmt", "-list=true", "-write=false", "-recursive", ROOT], {
      encoding: "utf8",
      stdio: "pipe",
    });
    expect(unformatted).toBe("");
  });
});
