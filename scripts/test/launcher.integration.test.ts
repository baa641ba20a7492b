import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitFor } from "@banter/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { findProcesses } from "./find-processes.ts";
import { findFreePorts, isListening } from "./free-ports.ts";
import { type StartedProgram, startProgram } from "./started-program.ts";

/** The first start may have everything to build, on a machine that has other things to do. */
const FIRST_START_TIMEOUT_MS = 15 * 60_000;
const START_TIMEOUT_MS = 3 * 60_000;

let stateDir: string;
let ports: { web: number; realtime: [number, number]; postgres: number };
const programs: StartedProgram[] = [];

beforeAll(async () => {
  stateDir = mkdtempSync(join(tmpdir(), "banter-launcher-"));
  chmodSync(stateDir, 0o755); // Else the account that Postgres runs as for root could not enter.
  const [web = 0, first = 0, second = 0, postgres = 0] = await findFreePorts(4);
  ports = { web, realtime: [first, second], postgres };
});

afterEach(async () => {
  for (const program of programs.splice(0)) {
    program.signal("SIGTERM");
    await program.ended;
  }
}, START_TIMEOUT_MS);

afterAll(() => rmSync(stateDir, { recursive: true }));

function start(environment: Record<string, string> = {}): StartedProgram {
  const program = startProgram("start.mjs", [], {
    BANTER_STATE_DIR: stateDir,
    WEB_PORT: String(ports.web),
    REALTIME_PORTS: ports.realtime.join(","),
    POSTGRES_PORT: String(ports.postgres),
    ...environment,
  });
  programs.push(program);
  return program;
}

const allPorts = () => [ports.web, ...ports.realtime, ports.postgres];
const otherProcesses = (program: StartedProgram) => findProcesses(stateDir).filter((pid) => pid !== program.pid);

async function expectNothingLeft(program: StartedProgram): Promise<void> {
  expect(otherProcesses(program)).toEqual([]);
  for (const port of allPorts()) expect(await isListening(port)).toBe(false);
  expect(existsSync(join(stateDir, "launcher.lock"))).toBe(false);
}

describe("npm start", () => {
  it(
    "starts everything, says where, and leaves nothing behind when it is told to stop",
    async () => {
      const banter = start();
      await banter.printed("Ctrl-C stops all of it.");
      expect(banter.output()).toContain(`Banter is running. Open http://localhost:${ports.web}`);
      for (const port of [ports.web, ...ports.realtime]) {
        expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
      }
      expect(await (await fetch(`http://127.0.0.1:${ports.web}/`)).text()).toContain("Banter");
      expect(statSync(join(stateDir, "session-secret")).mode & 0o777).toBe(0o600);

      const second = start();
      expect(await second.ended).toEqual({ code: 1, signal: null });
      expect(second.output()).toContain(
        `already running from this checkout: process ${banter.pid}, http://localhost:${ports.web}`,
      );

      banter.signal("SIGTERM");
      expect(await banter.ended).toEqual({ code: 0, signal: null });
      await expectNothingLeft(banter);
    },
    FIRST_START_TIMEOUT_MS,
  );

  it(
    "reports a part that crashed, and starts it again",
    async () => {
      const banter = start();
      await banter.printed("Ctrl-C stops all of it.");
      const name = `realtime-${ports.realtime[0]}`;
      const [pid] = otherProcesses(banter).filter((one) => environmentOf(one).includes(`NODE_ID=${name}\0`));
      process.kill(pid ?? 0, "SIGKILL");
      await banter.printed("ready again");
      expect(banter.output()).toMatch(new RegExp(`${name} \\| stopped unexpectedly \\(signal SIGKILL\\)`));
      expect((await fetch(`http://127.0.0.1:${ports.realtime[0]}/readyz`)).status).toBe(200);
    },
    START_TIMEOUT_MS,
  );

  it(
    "starts again after it was killed, with the same secret",
    async () => {
      const killed = start();
      await killed.printed("Ctrl-C stops all of it.");
      const secret = readFileSync(join(stateDir, "session-secret"), "utf8");
      killed.signal("SIGKILL");
      await killed.ended;

      const banter = start();
      await banter.printed("Ctrl-C stops all of it.");
      expect(readFileSync(join(stateDir, "session-secret"), "utf8")).toBe(secret);
      banter.signal("SIGHUP");
      expect(await banter.ended).toEqual({ code: 0, signal: null });
      await waitFor(() => otherProcesses(banter).length === 0, { timeoutMs: 15_000 });
      await expectNothingLeft(banter);
    },
    START_TIMEOUT_MS,
  );

  it(
    "leaves nothing behind when it is stopped while it still sets up",
    async () => {
      const banter = start();
      await banter.printed("Building what has changed");
      banter.signal("SIGINT");
      expect(await banter.ended).toEqual({ code: 0, signal: null });
      await expectNothingLeft(banter);
    },
    START_TIMEOUT_MS,
  );

  it.each([
    ["WEB_PORT", () => ports.web, "the web app"],
    ["REALTIME_PORTS", () => ports.realtime[1], "a realtime node"],
    ["POSTGRES_PORT", () => ports.postgres, "the embedded Postgres"],
  ] as const)(
    "says that a port is taken, what for, and that %s changes it",
    async (variable, portOf, purpose) => {
      const occupant = await occupy(portOf());
      const banter = start();
      expect(await banter.ended).toEqual({ code: 1, signal: null });
      await new Promise((resolve) => occupant.close(resolve));
      expect(banter.output()).toContain(`Port ${portOf()}, which ${purpose} needs, is taken`);
      expect(banter.output()).toContain(variable);
      await expectNothingLeft(banter);
    },
    START_TIMEOUT_MS,
  );

  it.each([
    ["WEB_PORT", "70000"],
    ["LOG_LEVEL", "loud"],
    ["MESSAGES_PER_USER_PER_SECOND", "many"],
  ])(
    "refuses a bad %s before anything starts, without repeating it",
    async (variable, value) => {
      const banter = start({ [variable]: value });
      expect(await banter.ended).toEqual({ code: 1, signal: null });
      expect(banter.output()).toContain(`${variable} is wrong: expected`);
      expect(banter.output()).not.toContain(value);
      expect(banter.output()).not.toMatch(/^\s+at /m);
    },
    START_TIMEOUT_MS,
  );
});

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8");
  } catch {
    return "";
  }
}

function occupy(port: number): Promise<Server> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", () => resolve(server));
  });
}
