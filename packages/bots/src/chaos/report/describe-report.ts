import type { RunReport } from "./run-report.ts";
import { describeBound, formatCount } from "./statistical-bound.ts";
import { isClean, type Summary, summarize, summarizeByFault } from "./summarize.ts";

export interface ReportDescription {
  isClean: boolean;
  verdict: string;
  /** Null when something was found, or too little was tried. */
  bound: string | null;
  columns: readonly string[];
  /** One row for each fault, then one for all of them. */
  rows: readonly (readonly string[])[];
}

const COLUMNS: readonly (readonly [title: string, cell: (summary: Summary) => string])[] = [
  ["fault", ({ fault }) => fault],
  ["rounds", ({ rounds }) => formatCount(rounds)],
  ["operations", ({ operations }) => formatCount(operations)],
  ["edits", ({ edits }) => formatCount(edits)],
  ["deletions", ({ deletions }) => formatCount(deletions)],
  ["unknown", ({ unknown }) => formatCount(unknown)],
  ["refused", ({ refused }) => formatCount(refused)],
  ["lost", ({ lost }) => formatCount(lost)],
  ["duplicated", ({ duplicated }) => formatCount(duplicated)],
  ["misordered", ({ misordered }) => formatCount(misordered)],
  ["diverged", ({ diverged }) => formatCount(diverged)],
  ["late", ({ late }) => formatCount(late)],
  ["converged p50", ({ convergedP50Ms }) => formatSeconds(convergedP50Ms)],
  ["converged max", ({ convergedMaxMs }) => formatSeconds(convergedMaxMs)],
  ["away max", ({ awayMaxMs }) => formatSeconds(awayMaxMs)],
];

/** The words and numbers of a report, for a terminal and for a page alike. */
export function describeReport(report: RunReport): ReportDescription {
  const byFault = summarizeByFault(report.rounds);
  const total = summarize("all", report.rounds);
  const failures = total.lost + total.duplicated + total.misordered + total.diverged;
  return {
    isClean: isClean(report),
    verdict: describeVerdict(report, total),
    bound: describeBound(total.operations, failures),
    columns: COLUMNS.map(([title]) => title),
    rows: [...byFault, total].map((summary) => COLUMNS.map(([, cell]) => cell(summary))),
  };
}

function describeVerdict(report: RunReport, total: Summary): string {
  const found = report.rounds.reduce((count, { violations }) => count + violations.length, 0);
  if (found + total.incidents > 0) {
    return `FAILED: ${formatCount(found)} violations and ${formatCount(total.incidents)} incidents in ${formatCount(total.operations)} acknowledged operations`;
  }
  if (!isClean(report)) return "FAILED: nothing was acknowledged, so nothing is proven";
  const ending = report.wasInterrupted ? ", until it was interrupted" : "";
  return `PASSED: nothing lost, doubled, out of order or diverged in ${formatCount(total.operations)} acknowledged operations${ending}`;
}

function formatSeconds(ms: number | null): string {
  return ms === null ? "–" : `${(ms / 1_000).toFixed(2)} s`;
}
