import { fileURLToPath } from "node:url";
import { showProgress } from "../bootstrap/progress.mjs";
import { requireCommand } from "../bootstrap/run-command.mjs";
import { toolEnvironment } from "../bootstrap/tool-environment.mjs";

/** turbo puts the task's name before each of its lines. */
const TASK_PREFIX = /^\S+:(build|generate): /;
const DETAIL_CHARS = 60;

/** Has turbo run a task in every workspace that has it, or in one. What has not changed since is taken from its cache. */
export async function runTurboTask(
  root: string,
  task: "generate" | "build",
  title: string,
  { only }: { only?: string } = {},
): Promise<void> {
  const turbo = fileURLToPath(import.meta.resolve("turbo/bin/turbo"));
  const filter = only === undefined ? [] : [`--filter=${only}`];
  await showProgress(title, (report) =>
    requireCommand(`turbo run ${task}`, process.execPath, [turbo, "run", task, "--output-logs=new-only", ...filter], {
      cwd: root,
      env: { ...toolEnvironment(), NODE_ENV: "production" },
      onLine: (line) => report(line.replace(TASK_PREFIX, "").trim().slice(0, DETAIL_CHARS)),
    }),
  );
}
