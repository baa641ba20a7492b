import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { waitFor } from "@banter/testing";
import { describe, expect, it } from "vitest";
import { findProcesses } from "./find-processes.ts";
import { startProgram } from "./started-program.ts";

async function startWithCommand(...flags: string[]) {
  const marker = randomUUID();
  const program = startProgram("test/run-stubborn-command.mjs", [marker, ...flags]);
  await program.printed("started");
  const others = () => findProcesses(marker).filter((pid) => pid !== program.pid);
  expect(others().length).toBeGreaterThanOrEqual(2);
  return { program, others };
}

describe("a program that is told to stop", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "ends what it runs and undoes the rest on %s, latest first",
    async (signal) => {
      const { program, others } = await startWithCommand();
      program.signal(signal);
      expect(await program.ended).toEqual({ code: 42, signal: null });
      expect(program.output()).toMatch(/undone first\s+undone last/);
      expect(others()).toEqual([]);
    },
  );

  it("takes a signal that comes twice at once, as npm sends it, for one", async () => {
    const { program, others } = await startWithCommand();
    program.signal("SIGINT");
    program.signal("SIGINT");
    expect(await program.ended).toEqual({ code: 42, signal: null });
    expect(program.output()).toContain("undone last");
    expect(others()).toEqual([]);
  });
});

describe("a program whose npm is killed", () => {
  it("ends what it runs, and itself", async () => {
    const marker = randomUUID();
    const file = fileURLToPath(new URL("run-stubborn-command.mjs", import.meta.url));
    const shell = spawn("/bin/sh", ["-c", `${process.execPath} ${file} ${marker}; true`], {
      env: { ...process.env, npm_lifecycle_event: "start" },
      stdio: "ignore",
    });
    await waitFor(() => findProcesses(marker).length >= 4, { timeoutMs: 15_000 });
    shell.kill("SIGKILL");
    await waitFor(() => findProcesses(marker).length === 0, { timeoutMs: 15_000 });
  });
});

describe("a program that is killed", () => {
  it("takes what it runs with it, even what ignores polite requests", async () => {
    const { program, others } = await startWithCommand("--deaf");
    program.signal("SIGKILL");
    await program.ended;
    await waitFor(() => others().length === 0, { timeoutMs: 15_000 });
  });
});
