import { formatSeconds } from "../bootstrap/progress.mjs";
import type { StepResult } from "./step.ts";

/** A row for each step, and the line that CI reads last. */
export function summarize(results: readonly StepResult[]): string {
  const rows = [
    ["step", "passed", "failed", "skipped", "time"],
    ...results.map((result) => [
      result.name,
      String(result.passed),
      String(result.failed),
      String(result.skipped),
      formatSeconds(result.durationMs).slice(1, -1),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  "),
  );
  const { passed, failed } = addUp(results);
  return ["", ...lines.map((line) => `  ${line}`), "", `${passed} passed, ${failed} failed`].join("\n");
}

/** Success takes something that passed, and nothing that failed. */
export function exitCodeFor(results: readonly StepResult[]): number {
  const { passed, failed } = addUp(results);
  return failed === 0 && passed > 0 ? 0 : 1;
}

function addUp(results: readonly StepResult[]): { passed: number; failed: number } {
  return results.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  });
}
