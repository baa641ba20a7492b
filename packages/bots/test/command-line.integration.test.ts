import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Message } from "@banter/protocol";
import { afterEach, describe, expect, it } from "vitest";
import { type Faults, startFakeBanter } from "./fake-banter.ts";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanups.splice(0)) await cleanUp();
});

function startBots(args: string[]) {
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", MAIN, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written = { text: "" };
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (written.text += chunk));
  cleanups.push(() => void child.kill("SIGKILL"));
  const exited = once(child, "close").then(([code]) => ({ code, output: written.text }));
  return { child, written, exited };
}

async function runAgainst(faults: Faults) {
  const banter = await startFakeBanter(faults);
  cleanups.push(banter.stop);
  const args = ["--users", "6", "--rooms", "2", "--seconds", "2", "--rate", "5", "--settle", "1", "--seed", "7"];
  return startBots([...args, "--url", banter.url]).exited;
}

/** True for the third message of a room. */
const thirdOne = ({ seq }: Message) => seq === 3;

function row(output: string, name: string): number {
  const digits = new RegExp(`^ {2}${name} +([\\d,]+)`, "m").exec(output)?.[1];
  return Number(digits?.replaceAll(",", ""));
}

describe("the bots' command line", () => {
  it("ends with 0 and a table when everything reached everybody", async () => {
    const { code, output } = await runAgainst({});
    expect(output).toContain("Everything acknowledged reached everybody exactly once and in order.");
    expect(code).toBe(0);
    expect(row(output, "acked")).toBeGreaterThan(20);
    expect(row(output, "expected")).toBe(3 * row(output, "acked"));
    expect(row(output, "delivered")).toBe(row(output, "expected"));
    expect(row(output, "on node-1")).toBe(6);
  });

  it("ends with 0 when the wire alone repeats itself, and says so", async () => {
    const { code, output } = await runAgainst({ repeats: () => true });
    expect(code).toBe(0);
    expect(row(output, "duplicated")).toBe(0);
    // The copy of the very last message may come when the bots, who have everything, have hung up.
    const missed = row(output, "expected") - row(output, "wire duplicates");
    expect(missed).toBeGreaterThanOrEqual(0);
    expect(missed).toBeLessThanOrEqual(6);
  });

  it("ends with 1 when an acknowledged message was lost", async () => {
    const { code, output } = await runAgainst({ loses: thirdOne });
    expect(code).toBe(1);
    expect(row(output, "lost")).toBeGreaterThan(0);
    expect(output).toMatch(/bot_\w+ never saw ".*" in room/);
  });

  it("ends with 1 when a message was stored twice", async () => {
    const { code, output } = await runAgainst({ doubles: thirdOne });
    expect(code).toBe(1);
    expect(row(output, "duplicated")).toBe(6);
  });

  it("ends with 130 and the table so far on Ctrl-C", async () => {
    const banter = await startFakeBanter();
    cleanups.push(banter.stop);
    const { child, written, exited } = startBots([
      "--users",
      "2",
      "--rooms",
      "1",
      "--seconds",
      "60",
      "--url",
      banter.url,
    ]);
    await expect.poll(() => written.text, { timeout: 20_000 }).toContain("2 connected");
    child.kill("SIGINT");
    const { code, output } = await exited;
    expect(code).toBe(130);
    expect(output).toContain("Stopped early");
    expect(row(output, "sent")).toBeGreaterThan(0);
  });

  it("ends with 2 when there is no Banter, and says how to get one", async () => {
    const { code, output } = await startBots(["--url", "http://127.0.0.1:9"]).exited;
    expect(code).toBe(2);
    expect(output).toContain("There is no Banter at http://127.0.0.1:9");
  });

  it("ends with 2 for arguments that it does not understand", async () => {
    const { code, output } = await startBots(["--users", "many"]).exited;
    expect(code).toBe(2);
    expect(output).toContain('--users must be a whole number from 1 to 5000, not "many"');
  });

  it("explains itself", async () => {
    const { code, output } = await startBots(["--help"]).exited;
    expect(code).toBe(0);
    expect(output).toContain("out of order");
  });
});
