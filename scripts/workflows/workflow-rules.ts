import { parse } from "yaml";

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Job {
  uses?: string;
  permissions?: unknown;
  "timeout-minutes"?: number;
  concurrency?: unknown;
  steps?: Step[];
}

interface Workflow {
  on?: unknown;
  permissions?: unknown;
  concurrency?: unknown;
  jobs?: Record<string, Job>;
}

const PINNED = /^[\w./-]+@[0-9a-f]{40}$/;
const VERSION_COMMENT = /#\s*v\d+(\.\d+){1,2}\s*$/;

/** What a workflow, or a composite action, does against our rules; each in a sentence. */
export function breaksRules(text: string): string[] {
  const workflow: Workflow = parse(text);
  const problems = unpinned(text);
  if (!workflow.jobs) return problems;
  if (JSON.stringify(workflow.on ?? "").includes("pull_request_target")) {
    problems.push("on: pull_request_target runs strangers' changes with our rights");
  }
  if (JSON.stringify(workflow.permissions) !== "{}") problems.push("permissions: are not empty at the top");
  if (runsAfterAnother(workflow) && !text.includes("workflow_run.event == 'push'")) {
    problems.push("on: workflow_run follows strangers' pull requests too: ask for workflow_run.event == 'push'");
  }
  for (const [name, job] of Object.entries(workflow.jobs)) {
    problems.push(...judgeJob(job, workflow).map((problem) => `job ${name}: ${problem}`));
  }
  return problems;
}

function runsAfterAnother({ on }: Workflow): boolean {
  return typeof on === "object" && on !== null && "workflow_run" in on;
}

function unpinned(text: string): string[] {
  return text.split("\n").flatMap((line) => {
    const used = /^\s*(?:- )?uses:\s*(\S+)/.exec(line)?.[1];
    if (!used || used.startsWith("./")) return [];
    if (!PINNED.test(used)) return [`${used} is not pinned by a full commit SHA`];
    return VERSION_COMMENT.test(line) ? [] : [`${used} does not say which version it is`];
  });
}

function judgeJob(job: Job, workflow: Workflow): string[] {
  const problems: string[] = [];
  if (job.permissions === undefined) problems.push("has no permissions");
  if (typeof job.permissions === "string") problems.push("takes all permissions");
  // A job that calls another workflow has that one's limits.
  if (job.uses) return problems;
  if (!job["timeout-minutes"]) problems.push("has no timeout-minutes");
  if (!job.concurrency && !workflow.concurrency) problems.push("has no concurrency group, nor has the workflow");
  for (const { uses, run, with: inputs } of job.steps ?? []) {
    if (run?.includes("${{")) problems.push("a script contains an expression: hand it on in an environment variable");
    if (uses?.startsWith("actions/checkout@") && inputs?.["persist-credentials"] !== false) {
      problems.push("a checkout leaves its credentials behind: set persist-credentials: false");
    }
  }
  return problems;
}
