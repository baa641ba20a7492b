import type { Outcome } from "./step.ts";

/** The parts of vitest's JSON report that count. */
export interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: readonly {
    name: string;
    status: string;
    message?: string;
    assertionResults: readonly { status: string }[];
  }[];
}

/** The parts of Playwright's JSON report that count. */
export interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** A file that could not even be loaded counts as one failure. */
export function countVitest(report: VitestReport, exitCode: number): Outcome {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return atLeastOneFailure(exitCode, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
    notes: [],
  });
}

export function countPlaywright({ stats }: PlaywrightReport, exitCode: number): Outcome {
  return atLeastOneFailure(exitCode, {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    notes: stats.flaky > 0 ? [`${stats.flaky} passed only when tried again`] : [],
  });
}

/** A runner that fails outside of its tests (a set-up, an unhandled rejection, no test found) has failed all the same. */
function atLeastOneFailure(exitCode: number, outcome: Outcome): Outcome {
  if (outcome.failed > 0) return outcome;
  if (exitCode !== 0) return { ...outcome, failed: 1, notes: [...outcome.notes, `ended with exit code ${exitCode}`] };
  if (outcome.passed === 0) return { ...outcome, failed: 1, notes: [...outcome.notes, "no test ran"] };
  return outcome;
}
