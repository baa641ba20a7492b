import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROOT } from "../bootstrap/root.mjs";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "banter-plan-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Runs the script with a `gh` that knows one comment, or none, and keeps what it is given. */
function comment(plan: string, existingId = ""): { call: string; body: string } {
  const file = (name: string) => join(directory, name);
  writeFileSync(
    file("gh"),
    `#!/bin/sh
case "$*" in *--paginate*) printf '%s' '${existingId}'; exit 0;; esac
printf '%s' "$*" > '${file("call")}'
for word; do case "$word" in body=@*) cp "\${word#body=@}" '${file("body")}';; esac; done
`,
  );
  chmodSync(file("gh"), 0o755);
  writeFileSync(file("plan.txt"), plan);
  execFileSync("bash", [join(ROOT, ".github/comment-plan.sh"), file("plan.txt")], {
    env: {
      NODE_ENV: "test",
      PATH: `${directory}:${process.env.PATH}`,
      ENVIRONMENT: "staging",
      NUMBER: "7",
      GITHUB_REPOSITORY: "example/banter",
    },
  });
  expect(existsSync(file("body"))).toBe(true);
  return { call: readFileSync(file("call"), "utf8"), body: readFileSync(file("body"), "utf8") };
}

describe("the comment with a plan", () => {
  it("is made once, with the plan's summary on top", () => {
    const { call, body } = comment("# aws_vpc.main\nPlan: 3 to add, 0 to change, 1 to destroy.\n");
    expect(call).toContain("--method POST repos/example/banter/issues/7/comments");
    expect(body).toMatch(/^<!-- plan: staging -->\n### Terraform plan: staging/);
    expect(body).toContain("<summary>Plan: 3 to add, 0 to change, 1 to destroy.</summary>");
    expect(body).toContain("# aws_vpc.main");
  });

  it("takes the place of the one before", () => {
    const { call } = comment("No changes. Your infrastructure matches the configuration.\n", "4711");
    expect(call).toContain("--method PATCH repos/example/banter/issues/comments/4711");
  });

  it("keeps the end of a plan that is longer than a comment may be", () => {
    const { body } = comment(`${"x".repeat(100_000)}\nPlan: 1 to add, 0 to change, 0 to destroy.\n`);
    expect(body.length).toBeLessThan(65_536);
    expect(body).toContain("xxx\nPlan: 1 to add");
  });
});
