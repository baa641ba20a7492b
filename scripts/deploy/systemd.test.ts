import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadRealtimeConfig, STOP_MARGIN_MS } from "@banter/config";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../bootstrap/root.mjs";
import { findExecutable } from "../checks/find-executable.ts";
import { PARTS } from "../pack/packing-list.ts";

const SOURCE = join(ROOT, "deploy/systemd");
/** Of ten, in tenths; systemd calls all below 2 "OK". */
const EXPOSURE_MAX = 20;
const units = readdirSync(SOURCE).map((name) => ({ name, text: readFileSync(join(SOURCE, name), "utf8") }));
const services = units.filter(({ name }) => name.endsWith(".service"));
const hasSystemd = findExecutable(["systemd-analyze"]) !== null;

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "banter-systemd-"));
  mkdirSync(join(directory, "units"));
  // Node may be elsewhere on the machine that checks.
  for (const { name, text } of units) {
    writeFileSync(join(directory, "units", name), text.replaceAll("/usr/bin/node", process.execPath));
  }
});
afterAll(() => rmSync(directory, { recursive: true }));

const pathOf = (name: string) => join(directory, "units", name);
const readValue = (text: string, key: string) => new RegExp(`^${key}=(.*)$`, "m").exec(text)?.[1] ?? "";

function analyze(...args: string[]): string {
  return execFileSync("systemd-analyze", args, { encoding: "utf8", stdio: "pipe" });
}

describe("the systemd units", () => {
  it.runIf(hasSystemd)("are such as systemd understands", () => {
    expect(analyze("verify", ...units.map(({ name }) => pathOf(name)))).toBe("");
  });

  it.runIf(hasSystemd).each(services)("expose little of the machine to $name", ({ name }) => {
    analyze("security", "--offline=true", `--threshold=${EXPOSURE_MAX}`, pathOf(name));
  });

  it.each(services)("start in $name what is packed", ({ name, text }) => {
    const part = PARTS[/^banter-(\w+)/.exec(name)?.[1] ?? ""];
    const folder = readValue(text, "WorkingDirectory").replace("/opt/banter/", "");
    const [script = ""] = readValue(text, "ExecStart").split(" ").slice(-1);
    expect(`${folder}/${script}`).toBe(part?.entry);
  });

  it("wait for a drain before they kill", () => {
    const { drainSeconds } = loadRealtimeConfig({ DATABASE_URL: "postgres://x/y", SESSION_SECRET: "s".repeat(32) });
    const realtime = services.find(({ name }) => name.startsWith("banter-realtime"));
    expect(Number(readValue(realtime?.text ?? "", "TimeoutStopSec"))).toBeGreaterThan(
      drainSeconds + STOP_MARGIN_MS / 1_000,
    );
  });
});
