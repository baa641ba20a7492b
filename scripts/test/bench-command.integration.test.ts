import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitFor } from "@banter/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findDescendants } from "../chaos/cluster/find-descendants.ts";
import { type StartedProgram, startProgram } from "./started-program.ts";

let directory: string;
let program: StartedProgram | undefined;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "bench-report-"));
});
afterEach(async () => {
  program?.signal("SIGKILL");
  await program?.ended;
  rmSync(directory, { recursive: true, force: true });
});

// Enough connections for their CPU to show in a clock that ticks in hundredths of a second.
const SMALL = ["--seconds", "1", "--clients", "8", "--room-size", "4", "--rate", "80", "--connections", "200"];

function startBench(...args: string[]): StartedProgram {
  program = startProgram("bench.mjs", args);
  return program;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("npm run bench", { timeout: 180_000 }, () => {
  // the interrupted run below has the other broker
  it("measures both servers, and everything arrives and is stored", async () => {
    const broker = "redis";
    const jsonFile = join(directory, "bench.json");
    const bench = startBench(...SMALL, "--rounds", "1", "--broker", broker, "--json", jsonFile);
    const { code } = await bench.ended;
    expect(bench.output()).toMatch(/deliveries {2,}0 lost, 0 doubled of \d+ {2,}0 lost, 0 doubled of \d+/);
    expect(code).toBe(0);
    const report = JSON.parse(readFileSync(jsonFile, "utf8"));
    expect(report).toMatchObject({ faults: [], options: { broker, clients: 8 } });
    expect(report.summary).toHaveLength(6);
    for (const { title, banter, stock, ratio } of report.summary) {
      expect(bench.output()).toContain(title);
      for (const number of [banter, stock, ratio]) expect(number, title).toEqual(expect.any(Number));
    }
    expect(report.measurements.map(({ subject }: { subject: string }) => subject).sort()).toEqual([
      "banter",
      "socket.io",
    ]);
    for (const { traffic } of report.measurements) {
      for (const { deliveries, messages } of [traffic.saturated, traffic.steady]) {
        expect(messages).toBeGreaterThan(0);
        expect(deliveries).toEqual({ expected: messages * 4, arrived: messages * 4, doubled: 0 });
      }
    }
  });

  it("leaves nothing running and nothing lying about when it is interrupted", async () => {
    const bench = startBench(...SMALL, "--rounds", "50", "--broker", "postgres");
    await bench.printed("✓ Round 1 of 50");
    const started = findDescendants(bench.pid);
    expect(started.length).toBeGreaterThan(3);
    bench.signal("SIGINT");
    expect((await bench.ended).code).toBe(130);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`banter-bench-${bench.pid}-`))).toEqual([]);
    await waitFor(() => !started.some(isRunning), { timeoutMs: 20_000 });
  });

  it("refuses what it does not understand without starting anything", async () => {
    const bench = startBench("--clients", "many");
    expect((await bench.ended).code).toBe(1);
    expect(bench.output()).toContain("--clients must be a whole number");
  });
});
