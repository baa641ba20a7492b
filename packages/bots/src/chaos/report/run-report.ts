import type { Absence, Convergence, Operation, Outcome } from "../history.ts";
import type { Violation } from "../judge/violation.ts";

/** What one round came to: one fault, or two at once, and what the judge says. */
export interface RoundResult {
  round: number;
  /** The name of the fault, or of both: rounds with the same one make one row of the table. */
  fault: string;
  /** What exactly was done, to whom and for how long. */
  detail: string;
  startedAt: string;
  durationMs: number;
  operations: Readonly<OperationTally>;
  violations: readonly Violation[];
  /** What should not happen even under a fault, such as a node that ends by itself. */
  incidents: readonly string[];
  convergence: readonly Convergence[];
  /** Empty for a round that is not judged by them. */
  absences: readonly Absence[];
}

export interface OperationTally extends Record<Outcome, number> {
  /** How many of those with the outcome `ok` were edits, and deletions. */
  edits: number;
  deletions: number;
}

export interface RunReport {
  title: string;
  startedAt: string;
  durationMs: number;
  /** What was run, with what: label and value. */
  settings: readonly (readonly [label: string, value: string])[];
  rounds: readonly RoundResult[];
  /** Somebody ended it before its time. */
  wasInterrupted: boolean;
}

export function tally(operations: readonly Operation[]): OperationTally {
  const counts = { ok: 0, refused: 0, unknown: 0, edits: 0, deletions: 0 };
  for (const { kind, outcome } of operations) {
    counts[outcome] += 1;
    if (outcome !== "ok") continue;
    if (kind === "edit") counts.edits += 1;
    if (kind === "delete") counts.deletions += 1;
  }
  return counts;
}
