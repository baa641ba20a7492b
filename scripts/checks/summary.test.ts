import { describe, expect, it } from "vitest";
import type { StepResult } from "./step.ts";
import { exitCodeFor, summarize } from "./summary.ts";

function result(name: string, passed: number, failed: number, skipped = 0): StepResult {
  return { name, passed, failed, skipped, notes: [], durationMs: 1_000 };
}

describe("summarize", () => {
  it("ends with one line that adds up all steps", () => {
    const lines = summarize([result("unit", 40, 2), result("e2e", 3, 0, 1)]).split("\n");
    expect(lines.at(-1)).toBe("43 passed, 2 failed");
    expect(lines).toContain("  e2e        3       0        1  1.0 s");
  });
});

describe("exitCodeFor", () => {
  it("is 0 only when something passed and nothing failed", () => {
    expect(exitCodeFor([result("unit", 1, 0)])).toBe(0);
    expect(exitCodeFor([result("unit", 9, 1)])).toBe(1);
    expect(exitCodeFor([result("unit", 0, 0, 5)])).toBe(1);
    expect(exitCodeFor([])).toBe(1);
  });
});
