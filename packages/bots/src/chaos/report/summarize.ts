import { groupBy } from "../group-by.ts";
import { VIOLATION_CATEGORIES, type ViolationCategory } from "../judge/violation.ts";
import type { RoundResult, RunReport } from "./run-report.ts";

/** One row of the table. */
export interface Summary extends Record<ViolationCategory, number> {
  fault: string;
  rounds: number;
  /** Acknowledged ones. */
  operations: number;
  /** Among them. */
  edits: number;
  deletions: number;
  unknown: number;
  refused: number;
  incidents: number;
  /** Null when no client converged. */
  convergedP50Ms: number | null;
  convergedMaxMs: number | null;
  /** Null where nobody is held to it. */
  awayMaxMs: number | null;
}

/** A row for each fault, in the order in which they first came. */
export function summarizeByFault(rounds: readonly RoundResult[]): Summary[] {
  return [...groupBy(rounds, ({ fault }) => fault)].map(([fault, its]) => summarize(fault, its));
}

export function summarize(fault: string, rounds: readonly RoundResult[]): Summary {
  const sum = (count: (round: RoundResult) => number) => rounds.reduce((total, round) => total + count(round), 0);
  const inCategory = (category: ViolationCategory) =>
    sum(({ violations }) => violations.filter(({ kind }) => VIOLATION_CATEGORIES[kind] === category).length);
  const converged = rounds
    .flatMap(({ convergence }) => convergence.flatMap(({ tookMs }) => tookMs ?? []))
    .sort((a, b) => a - b);
  const absent = rounds.flatMap(({ absences }) => absences.map(({ longestMs }) => longestMs));
  return {
    fault,
    rounds: rounds.length,
    operations: sum(({ operations }) => operations.ok),
    edits: sum(({ operations }) => operations.edits),
    deletions: sum(({ operations }) => operations.deletions),
    unknown: sum(({ operations }) => operations.unknown),
    refused: sum(({ operations }) => operations.refused),
    lost: inCategory("lost"),
    duplicated: inCategory("duplicated"),
    misordered: inCategory("misordered"),
    diverged: inCategory("diverged"),
    late: inCategory("late"),
    incidents: sum(({ incidents }) => incidents.length),
    convergedP50Ms: converged[Math.floor((converged.length - 1) / 2)] ?? null,
    convergedMaxMs: converged.at(-1) ?? null,
    awayMaxMs: absent.length > 0 ? Math.max(...absent) : null,
  };
}

/** Nothing was found, and there was something to find it in. */
export function isClean({ rounds }: RunReport): boolean {
  return (
    rounds.length > 0 &&
    rounds.every(
      ({ operations, violations, incidents }) => operations.ok > 0 && violations.length === 0 && incidents.length === 0,
    )
  );
}
