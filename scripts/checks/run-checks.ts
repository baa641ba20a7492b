import { describeFailure } from "../bootstrap/problem.mjs";
import { formatSeconds } from "../bootstrap/progress.mjs";
import { selectSteps } from "./select-steps.ts";
import { failed, type Outcome, type Step, type StepResult } from "./step.ts";
import { listSteps } from "./steps.ts";
import { exitCodeFor, summarize } from "./summary.ts";

/** Runs the steps one after the other, sums up, and resolves with the exit code. */
export async function runChecks({ root, args, installMs }: CheckOptions): Promise<number> {
  const steps = selectSteps(listSteps(root), args);
  const results: StepResult[] = [
    { name: "install", passed: 1, failed: 0, skipped: 0, notes: [], durationMs: installMs },
  ];
  for (const step of steps) results.push(await runStep(step, results));
  console.log(summarize(results));
  return exitCodeFor(results);
}

interface CheckOptions {
  root: string;
  args: readonly string[];
  /** How long the installation before the first step took. */
  installMs: number;
}

async function runStep(step: Step, earlier: readonly StepResult[]): Promise<StepResult> {
  console.log(`\n▶ ${step.title}`);
  const startedMs = Date.now();
  const outcome = await runOrRefuse(step, earlier);
  const durationMs = Date.now() - startedMs;
  for (const note of outcome.notes) console.log(indent(note));
  const mark = outcome.failed > 0 ? "✗" : outcome.passed > 0 ? "✓" : "–";
  console.log(`${mark} ${step.name} ${formatSeconds(durationMs)}`);
  return { ...outcome, name: step.name, durationMs };
}

async function runOrRefuse(step: Step, earlier: readonly StepResult[]): Promise<Outcome> {
  const missing = step.needs.filter((name) => earlier.some((result) => result.name === name && result.failed > 0));
  if (missing.length > 0) return failed([`Not run, because it needs what failed before: ${missing.join(", ")}`]);
  try {
    return await step.run();
  } catch (error) {
    return failed([describeFailure(error)]);
  }
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}
