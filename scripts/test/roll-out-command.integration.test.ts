import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROOT } from "../bootstrap/root.mjs";
import { runCommand } from "../bootstrap/run-command.mjs";

/** An AWS CLI that writes down how it is called, and knows enough to roll out. Like the real one it warns on stderr. */
const FAKE_AWS = `#!/usr/bin/env node
const { appendFileSync, existsSync, readFileSync, writeFileSync } = require("node:fs");
const folder = __dirname;
const args = process.argv.slice(2);
appendFileSync(folder + "/calls", JSON.stringify(args) + "\\n");
const state = existsSync(folder + "/state") ? JSON.parse(readFileSync(folder + "/state", "utf8")) : { parameter: "v1" };
const flag = (name) => args[args.indexOf(name) + 1];
const answers = {
  "get-parameter": () => state.parameter,
  "put-parameter": () => (state.parameter = flag("--value"), JSON.stringify({ Version: 2 })),
  "start-build": () => "banter-test-migrate:1",
  "batch-get-builds": () => process.env.FAKE_MIGRATION ?? "SUCCEEDED",
  "start-instance-refresh": () => (state[flag("--auto-scaling-group-name")] = state.parameter, "refresh-1"),
  "describe-instance-refreshes": () => (state[flag("--auto-scaling-group-name")] ? "Successful" : "None"),
};
if (args[1] === process.env.FAKE_FAILURE) {
  console.error("An error occurred (AccessDenied) when calling the operation");
  process.exit(254);
}
console.error("a warning that is no part of the answer");
console.log(answers[args[1]]());
writeFileSync(folder + "/state", JSON.stringify(state));
`;

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "banter-roll-out-"));
  writeFileSync(join(directory, "aws"), FAKE_AWS);
  chmodSync(join(directory, "aws"), 0o755);
});
afterEach(() => rmSync(directory, { recursive: true }));

const listCalls = () =>
  readFileSync(join(directory, "calls"), "utf8")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as string[]).join(" "));

async function rollOut(more: Record<string, string> = {}) {
  const { code, lines } = await runCommand(process.execPath, ["scripts/roll-out.mjs", "v2"], {
    cwd: ROOT,
    env: {
      ...process.env,
      PATH: `${directory}:${process.env.PATH}`,
      BANTER_ROLL_OUT_POLL_MS: "1",
      RELEASE_PARAMETER: "/banter-test/release",
      MIGRATION_PROJECT: "banter-test-migrate",
      AUTO_SCALING_GROUPS: "banter-test-realtime,banter-test-web",
      // Nobody listens there: the bots that try the release find nothing.
      PUBLIC_URL: "http://127.0.0.1:1",
      REALTIME_URLS: "ws://127.0.0.1:1",
      ...more,
    },
  });
  return { code, output: lines.join("\n") };
}

const REFRESH =
  'autoscaling start-instance-refresh --auto-scaling-group-name GROUP --preferences {"MinHealthyPercentage":100,"MaxHealthyPercentage":110,"SkipMatching":false} --query InstanceRefreshId --output text';
const refresh = (part: string) => REFRESH.replace("GROUP", `banter-test-${part}`);
const name = (release: string) =>
  `ssm put-parameter --name /banter-test/release --value ${release} --overwrite --output text`;

describe("node scripts/roll-out.mjs", { timeout: 120_000 }, () => {
  it("migrates, replaces, tries the release with bots, and goes back when they find nothing", async () => {
    const { code, output } = await rollOut();
    expect(code, output).toBe(1);
    expect(output).toContain("v1 runs; v2 is to run");
    expect(output).toContain("The bots ended with exit code 2");
    expect(output).toContain("v2 was rolled back; v1 runs");
    const calls = listCalls();
    expect(calls[0]).toBe("ssm get-parameter --name /banter-test/release --query Parameter.Value --output text");
    expect(calls[1]).toBe(
      "codebuild start-build --project-name banter-test-migrate --environment-variables-override name=RELEASE,value=v2 --query build.id --output text",
    );
    expect(calls[2]).toBe(
      "codebuild batch-get-builds --ids banter-test-migrate:1 --query builds[0].buildStatus --output text",
    );
    expect(calls.filter((call) => /put-parameter|start-instance-refresh/.test(call))).toEqual([
      name("v2"),
      refresh("realtime"),
      refresh("web"),
      name("v1"),
      refresh("web"),
      refresh("realtime"),
    ]);
    expect(calls).toContain(
      "autoscaling describe-instance-refreshes --auto-scaling-group-name banter-test-web --instance-refresh-ids refresh-1 --query InstanceRefreshes[0].Status --output text",
    );
  });

  it("replaces nothing when the migration fails, and says where to look", async () => {
    const { code, output } = await rollOut({ FAKE_MIGRATION: "FAILED" });
    expect(code).toBe(1);
    expect(output).toContain("The migration ended as FAILED: see build banter-test-migrate:1 in CodeBuild");
    expect(listCalls().join("\n")).not.toMatch(/put-parameter|instance-refresh/);
  });

  it("ends with what AWS says when it may not even look", async () => {
    const { code, output } = await rollOut({ FAKE_FAILURE: "get-parameter" });
    expect(code).toBe(1);
    expect(output).toContain("aws ssm get-parameter failed:\nAn error occurred (AccessDenied)");
  });

  it("says which setting is missing", async () => {
    const { code, output } = await rollOut({ MIGRATION_PROJECT: "" });
    expect(code).toBe(1);
    expect(output).toContain("MIGRATION_PROJECT is missing: it comes from the settings of the GitHub environment");
  });
});
