import { describe, expect, it } from "vitest";
import type { Verdict } from "./judge.ts";
import { exitCodeOf, type RunReport, table } from "./report.ts";

const CLEAN: Verdict = {
  sent: 1_000,
  acked: 998,
  expected: 9_980,
  delivered: 9_980,
  lost: 0,
  duplicated: 0,
  outOfOrder: 0,
  wire: { duplicated: 3, outOfOrder: 2, missing: 1 },
  examples: [],
};

function report(changes: Partial<RunReport> = {}): RunReport {
  const onNode = new Map([
    ["node-2", 25],
    ["node-1", 25],
  ]);
  return {
    verdict: CLEAN,
    refused: 1,
    p50Ms: 4.2,
    p99Ms: 21.4,
    onNode,
    reconnections: 0,
    ending: "settled",
    ...changes,
  };
}

describe("the exit code", () => {
  it("is 0 when nothing acknowledged was lost, doubled or misplaced", () => {
    expect(exitCodeOf(CLEAN)).toBe(0);
  });

  it.each(["lost", "duplicated", "outOfOrder"] as const)("is 1 when something was %s", (violation) => {
    expect(exitCodeOf({ ...CLEAN, [violation]: 1 })).toBe(1);
  });

  it("is 1 when nothing at all was acknowledged", () => {
    expect(exitCodeOf({ ...CLEAN, acked: 0, expected: 0, delivered: 0 })).toBe(1);
  });
});

describe("the table", () => {
  it("has a row for each number", () => {
    const rows = table(report())
      .split("\n")
      .map((line) => line.trim().replace(/\s{2,}/g, " | "));
    expect(rows).toEqual(
      expect.arrayContaining([
        "sent | 1,000",
        "acked | 998",
        "delivered | 9,980",
        "lost | 0",
        "duplicated | 0",
        "out of order | 0",
        "delivery p50 | 4.2 ms",
        "delivery p99 | 21 ms",
        "on node-1 | 25",
        "on node-2 | 25",
        "Everything acknowledged reached everybody exactly once and in order.",
      ]),
    );
    expect(rows.find((row) => row.startsWith("unanswered"))).toContain("| 1 |");
  });

  it("ends with what went wrong", () => {
    const verdict = { ...CLEAN, lost: 1, examples: ["dave never saw it"] };
    expect(table(report({ verdict })).trim().split("\n").slice(-2)).toEqual([
      "dave never saw it",
      "Not everything reached everybody exactly once and in order.",
    ]);
  });

  it("does not judge a run that was stopped", () => {
    expect(table(report({ ending: "interrupted" }))).toContain("Stopped early");
  });
});
