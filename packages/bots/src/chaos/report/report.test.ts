import { describe, expect, it } from "vitest";
import type { Operation } from "../history.ts";
import { describeReport } from "./describe-report.ts";
import { formatTable } from "./format-table.ts";
import { renderHtml } from "./render-html.ts";
import { type RoundResult, type RunReport, tally } from "./run-report.ts";
import { describeBound } from "./statistical-bound.ts";

function round(over: Partial<RoundResult> = {}): RoundResult {
  return {
    round: 1,
    fault: "node-kill",
    detail: "node-2",
    startedAt: "2026-11-24T12:00:00.000Z",
    durationMs: 7_000,
    operations: { ok: 1_000, refused: 3, unknown: 2, edits: 80, deletions: 40 },
    violations: [],
    incidents: [],
    convergence: [
      { bot: "ann", tookMs: 500 },
      { bot: "bob", tookMs: 2_000 },
      { bot: "cyd", tookMs: 900 },
    ],
    absences: [],
    ...over,
  };
}

function report(rounds: RoundResult[], over: Partial<RunReport> = {}): RunReport {
  const startedAt = "2026-11-24T12:00:00.000Z";
  return {
    title: "Chaos",
    startedAt,
    durationMs: 60_000,
    settings: [["seed", "7"]],
    rounds,
    wasInterrupted: false,
    ...over,
  };
}

describe("a report", () => {
  it("sums the rounds of each fault up, and all of them", () => {
    const { rows, columns, isClean, verdict, bound } = describeReport(
      report([
        round(),
        round({
          fault: "redis-hang",
          absences: [
            { bot: "ann", longestMs: 700 },
            { bot: "bob", longestMs: 1_500 },
          ],
        }),
        round({ round: 3, convergence: [{ bot: "ann", tookMs: 3_210 }] }),
      ]),
    );
    expect(columns[0]).toBe("fault");
    expect(rows).toEqual([
      ["node-kill", "2", "2,000", "160", "80", "4", "6", "0", "0", "0", "0", "0", "0.90 s", "3.21 s", "–"],
      ["redis-hang", "1", "1,000", "80", "40", "2", "3", "0", "0", "0", "0", "0", "0.90 s", "2.00 s", "1.50 s"],
      ["all", "3", "3,000", "240", "120", "6", "9", "0", "0", "0", "0", "0", "0.90 s", "3.21 s", "1.50 s"],
    ]);
    expect(isClean).toBe(true);
    expect(verdict).toContain("PASSED");
    expect(bound).toContain("0 in 3,000: at 95 % confidence fewer than 1 in 1,000");
  });

  it("counts violations under their headings, and fails", () => {
    const { rows, isClean, verdict, bound } = describeReport(
      report([
        round({
          violations: [
            { kind: "lost_message", detail: "" },
            { kind: "lost_edit", detail: "" },
            { kind: "duplicated_message", detail: "" },
            { kind: "bad_number", detail: "" },
            { kind: "resurrected", detail: "" },
            { kind: "unconverged", detail: "" },
          ],
        }),
      ]),
    );
    expect(rows[0]?.slice(7, 12)).toEqual(["2", "1", "1", "1", "1"]);
    expect(isClean).toBe(false);
    expect(verdict).toContain("FAILED: 6 violations");
    expect(bound).toBeNull();
  });

  it("fails when a node ended by itself", () => {
    const { isClean, verdict } = describeReport(report([round({ incidents: ["node-1 ended with exit code 1"] })]));
    expect(isClean).toBe(false);
    expect(verdict).toContain("1 incidents");
  });

  it("fails when there was nothing to judge", () => {
    expect(describeReport(report([])).isClean).toBe(false);
    const idle = round({ operations: { ok: 0, refused: 0, unknown: 9, edits: 0, deletions: 0 } });
    const { isClean, verdict } = describeReport(report([round(), idle]));
    expect(isClean).toBe(false);
    expect(verdict).toContain("FAILED");
  });

  it("says so when it was interrupted", () => {
    expect(describeReport(report([round()], { wasInterrupted: true })).verdict).toContain("interrupted");
  });
});

describe("the statistical bound", () => {
  it("is three over the number of trials without a failure", () => {
    expect(describeBound(1_000_000, 0)).toBe(
      "0 in 1,000,000: at 95 % confidence fewer than 1 in 333,333 (3/N = 3.0e-6)",
    );
  });

  it("does not exist after a failure, or without trials", () => {
    expect(describeBound(1_000_000, 1)).toBeNull();
    expect(describeBound(0, 0)).toBeNull();
  });
});

describe("the page", () => {
  it("escapes whatever comes from elsewhere", () => {
    const nasty = `<script>alert("x" & 'y')</script>`;
    const page = renderHtml(
      report(
        [
          round({
            fault: nasty,
            detail: nasty,
            incidents: [nasty],
            violations: [{ kind: "diverged", detail: nasty, bot: nasty }],
          }),
        ],
        {
          title: nasty,
          settings: [[nasty, nasty]],
        },
      ),
    );
    expect(page).not.toContain("<script");
    expect(page).toContain("&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;");
  });

  it("needs nothing from elsewhere", () => {
    expect(renderHtml(report([round()]))).not.toMatch(/https?:|<link|<script|url\(/);
  });

  it("shows the verdict, the faults and the settings", () => {
    const page = renderHtml(report([round()]));
    for (const text of ["PASSED", "node-kill", "1,000", "seed"]) expect(page).toContain(text);
  });
});

it("aligns a table", () => {
  expect(
    formatTable(
      ["fault", "lost"],
      [
        ["kill", "0"],
        ["a long name", "12"],
      ],
    ),
  ).toBe(["fault        lost", "───────────  ────", "kill            0", "a long name    12"].join("\n"));
});

it("tallies operations by outcome, and the acknowledged changes among them", () => {
  const operation = (kind: Operation["kind"], outcome: Operation["outcome"]) => ({ kind, outcome }) as Operation;
  const operations = [
    operation("send", "ok"),
    operation("edit", "ok"),
    operation("delete", "ok"),
    operation("delete", "ok"),
    operation("edit", "refused"),
    operation("delete", "unknown"),
  ];
  expect(tally(operations)).toEqual({ ok: 4, refused: 1, unknown: 1, edits: 1, deletions: 2 });
});
