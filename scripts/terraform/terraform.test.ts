import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadRealtimeConfig } from "@banter/config";
import { describe, expect, it } from "vitest";
import { findExecutable } from "../checks/find-executable.ts";
import { readConfigurations } from "./configuration.ts";
import { readProviderArguments } from "./provider-arguments.ts";
import { listRules } from "./rules.ts";
import { readKnownSettings } from "./settings-rules.ts";

const ROOT = fileURLToPath(new URL("../../terraform", import.meta.url));
const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");

const provider = readProviderArguments(`${ROOT}/provider/aws-6.25-arguments.json`);
const configurations = await readConfigurations(ROOT);
const app = loadRealtimeConfig({ DATABASE_URL: "postgres://a@b/c", SESSION_SECRET: "s".repeat(32) });
const settings = readKnownSettings(read(".env.example"), read("ecosystem.config.cjs"));
const terraform = findExecutable(["terraform", "tofu"]);

describe("terraform/", () => {
  it.each(Object.entries(listRules({ provider, app, settings })))("%s", (_, rule) => {
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
