import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitFor } from "@banter/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findDescendants } from "../chaos/cluster/find-descendants.ts";
import { type StartedProgram, startProgram } from "./started-program.ts";

let reportDirectory: string;
let program: StartedProgram | undefined;

beforeEach(() => {
  reportDirectory = mkdtempSync(join(tmpdir(), "banter-chaos-report-"));
});
afterEach(async () => {
  program?.signal("SIGKILL");
  await program?.ended;
  rmSync(reportDirectory, { recursive: true, force: true });
});

function startChaos(...args: string[]): StartedProgram {
  program = startProgram("chaos.mjs", ["--broker", "postgres", "--report", reportDirectory, ...args]);
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

describe("npm run chaos", { timeout: 180_000 }, () => {
  it.each(["SIGINT", "SIGKILL"] as const)("leaves nothing running and nothing lying about after %s", async (signal) => {
    const chaos = startChaos(
      "--rounds",
      "50",
      "--faults",
      "node-pause,clients-blackhole",
      "--bots",
      "4",
      "--rate",
      "30",
    );
    await chaos.printed("✓   1 ");
    const started = findDescendants(chaos.pid);
    expect(started.length).toBeGreaterThan(5);
    chaos.signal(signal);
    const { code } = await chaos.ended;
    if (signal === "SIGINT") {
      expect(code).toBe(130);
      expect(JSON.parse(readFileSync(join(reportDirectory, "report.json"), "utf8"))).toMatchObject({
        verdict: expect.stringContaining("interrupted"),
        wasInterrupted: true,
      });
      expect(readFileSync(join(reportDirectory, "report.html"), "utf8")).toContain("interrupted");
      expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`banter-chaos-${chaos.pid}-`))).toEqual([]);
    }
    await waitFor(() => !started.some(isRunning), { timeoutMs: 20_000 });
  });

  it.each([
    [["--faults", "no-such-fault"], 'There is no fault "no-such-fault"'],
    [["--bots", "many"], "--bots must be a whole number"],
    [["--broker", "kafka"], "--broker must be one of: redis, postgres"],
    [["--nonsense"], "--nonsense"],
    [["--faults", "redis-kill"], "None of these faults can happen to the broker postgres"],
  ])("refuses %j without starting anything", async (args, message) => {
    const chaos = startChaos(...args);
    expect((await chaos.ended).code).toBe(1);
    expect(chaos.output()).toContain(message);
    expect(existsSync(join(reportDirectory, "report.json"))).toBe(false);
  });
});
