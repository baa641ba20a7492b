import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { judge, type RoundResult } from "@banter/bots/chaos";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { publishReport } from "./write-report.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "banter-report-"));
  vi.spyOn(console, "log").mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(directory, { recursive: true });
});

const ACKNOWLEDGED = {
  kind: "send",
  bot: "ann",
  userId: "ann",
  roomId: "room",
  clientId: "m1",
  body: "hello",
  invokedAtMs: 10,
  settledAtMs: 20,
  outcome: "ok",
  seq: 1,
  rev: 1,
  refusal: null,
} as const;
const STORED = { id: "id1", roomId: "room", clientId: "m1", authorId: "ann", seq: 1, rev: 1, body: "hello" };

/** A round in which one message was acknowledged, and Postgres holds what it is told to. */
function judged(stored: (typeof STORED)[], over: Partial<RoundResult> = {}): RoundResult {
  const rooms = [{ roomId: "room", headRev: 1 }];
  return {
    round: 1,
    fault: "node-kill",
    detail: "",
    startedAt: "2026-11-24T12:00:00.000Z",
    durationMs: 1_000,
    operations: { ok: 1, refused: 0, unknown: 0, edits: 0, deletions: 0 },
    violations: judge({ operations: [ACKNOWLEDGED], timelines: [], stored, rooms, convergence: [], absences: [] }),
    incidents: [],
    convergence: [],
    absences: [],
    ...over,
  };
}

function exitCodeAfter(...rounds: RoundResult[]): number {
  const startedAt = "2026-11-24T12:00:00.000Z";
  return publishReport(
    { title: "Chaos", startedAt, durationMs: 1_000, settings: [], rounds, wasInterrupted: false },
    directory,
  );
}

describe("npm run chaos ends with", () => {
  it("0 when all that was acknowledged is there", () => {
    expect(exitCodeAfter(judged([STORED]))).toBe(0);
    expect(readdirSync(directory).sort()).toEqual(["report.html", "report.json"]);
  });

  it("1 when one round of many lost an acknowledged message, and still reports", () => {
    expect(exitCodeAfter(judged([STORED]), judged([]), judged([STORED]))).toBe(1);
    expect(readdirSync(directory).sort()).toEqual(["report.html", "report.json"]);
  });

  it("1 when a node ended by itself", () => {
    expect(exitCodeAfter(judged([STORED], { incidents: ["node-1 ended by itself"] }))).toBe(1);
  });

  it("1 when nothing was acknowledged, or nothing was done at all", () => {
    expect(
      exitCodeAfter(judged([STORED], { operations: { ok: 0, refused: 0, unknown: 1, edits: 0, deletions: 0 } })),
    ).toBe(1);
    expect(exitCodeAfter()).toBe(1);
  });
});
