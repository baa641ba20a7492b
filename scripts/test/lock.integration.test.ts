import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeLock } from "../bootstrap/lock.mjs";
import { readProcessStart } from "../bootstrap/process-identity.mjs";

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "banter-lock-"));
  file = join(directory, "state", "launcher.lock");
});

afterEach(() => rmSync(directory, { recursive: true }));

describe("takeLock", () => {
  it("tells a second one who holds the lock, until it is released", () => {
    const first = takeLock(file, "http://localhost:3000");
    expect(first.holder).toBeNull();
    expect(takeLock(file, "").holder).toMatchObject({ pid: process.pid, note: "http://localhost:3000" });
    first.release?.();
    expect(existsSync(file)).toBe(false);
    const third = takeLock(file, "");
    expect(third).toMatchObject({ holder: null, wasStale: false });
    third.release?.();
  });

  it("takes over from a holder that was killed", async () => {
    const killed = spawn("sleep", ["1000"]);
    const { pid } = killed;
    if (pid === undefined) throw new Error("could not run sleep");
    const processStart = readProcessStart(pid);
    takeLock(file, "").release?.();
    writeFileSync(file, JSON.stringify({ pid, processStart, note: "" }));
    expect(takeLock(file, "").holder).toMatchObject({ pid });

    killed.kill("SIGKILL");
    await once(killed, "exit");
    const lock = takeLock(file, "");
    expect(lock).toMatchObject({ holder: null, wasStale: true });
    lock.release?.();
  });

  it.each([
    ["a process that got the pid of a dead holder", { pid: process.pid, processStart: "long ago", note: "" }],
    ["a half-written file", null],
  ])("takes over from %s", (_, holder) => {
    takeLock(file, "").release?.();
    writeFileSync(file, holder ? JSON.stringify(holder) : '{"pid":');
    const lock = takeLock(file, "");
    expect(lock).toMatchObject({ holder: null, wasStale: true });
    lock.release?.();
    expect(readdirSync(join(directory, "state"))).toEqual([]);
  });
});
