import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadLauncherConfig, loadRealtimeConfig, loadWebConfig, STOP_MARGIN_MS } from "@banter/config";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../bootstrap/root.mjs";

interface App {
  name: string;
  cwd: string;
  script: string;
  exec_mode: string;
  node_args: string[];
  env: Record<string, string>;
  wait_ready: boolean;
  kill_timeout: number;
  max_memory_restart: string;
  out_file?: string;
  error_file?: string;
}

const REQUIRED = { DATABASE_URL: "postgres://banter@localhost/banter", SESSION_SECRET: "s".repeat(32) };
const SECRET_FILE = "SESSION_SECRET=not-to-be-seen-by-pm2\nREALTIME_PORTS=4001\nLOG_LEVEL=warn\nWEB_PORT=\n";

let directory: string;
let envFile: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "banter-ecosystem-"));
  envFile = join(directory, "banter.env");
  writeFileSync(envFile, SECRET_FILE);
});
afterAll(() => rmSync(directory, { recursive: true }));

function readApps(environment: Record<string, string> = {}): App[] {
  const program = 'console.log(JSON.stringify(require("./ecosystem.config.cjs").apps))';
  const options = {
    cwd: ROOT,
    env: { NODE_ENV: "test", PATH: process.env.PATH, ...environment },
    encoding: "utf8",
  } as const;
  return JSON.parse(execFileSync(process.execPath, ["-e", program], { ...options, stdio: "pipe" }));
}

const appsByDefault = () => readApps({ BANTER_ENV_FILE: "/dev/null" });

describe("ecosystem.config.cjs", () => {
  it("runs what npm start runs, where npm start runs it, when nothing is set", () => {
    const { webPort, realtimePorts } = loadLauncherConfig({});
    expect(appsByDefault().map(({ name }) => name)).toEqual([
      `web-${webPort}`,
      ...realtimePorts.map((port) => `realtime-${port}`),
    ]);
  });

  it("gives each process a port of its own that the process itself understands", () => {
    const apps = readApps({ BANTER_ENV_FILE: "/dev/null", WEB_PORTS: "5000, 5001", REALTIME_PORTS: "5002,5003" });
    const webPorts = apps.slice(0, 2).map(({ env }) => loadWebConfig({ ...REQUIRED, ...env }).port);
    const nodes = apps.slice(2).map(({ env }) => loadRealtimeConfig({ ...REQUIRED, ...env }));
    expect([...webPorts, ...nodes.map(({ port }) => port)]).toEqual([5000, 5001, 5002, 5003]);
    expect(nodes.map(({ nodeId }) => nodeId)).toEqual(["realtime-5002", "realtime-5003"]);
    expect(loadWebConfig({ ...REQUIRED, ...apps[0]?.env }).realtimeUrls).toEqual([":5002", ":5003"]);
  });

  it("counts metrics ports up, and names nodes after their machine", () => {
    const apps = readApps({
      BANTER_ENV_FILE: "/dev/null",
      BANTER_PARTS: "realtime",
      METRICS_PORT: "9100",
      NODE_ID: "i-0abc",
    });
    expect(apps.map(({ env }) => [env.NODE_ID, env.METRICS_PORT])).toEqual([
      ["i-0abc-3001", "9100"],
      ["i-0abc-3002", "9101"],
    ]);
  });

  it("waits for a process to be ready, and for its drain before it kills it", () => {
    const drainSeconds = loadRealtimeConfig(REQUIRED).drainSeconds;
    for (const app of [...appsByDefault(), ...readApps({ BANTER_ENV_FILE: "/dev/null", DRAIN_SECONDS: "3" })]) {
      expect(app).toMatchObject({ exec_mode: "fork", wait_ready: true, max_memory_restart: "1536M" });
    }
    expect(appsByDefault()[1]?.kill_timeout).toBeGreaterThanOrEqual(drainSeconds * 1_000 + STOP_MARGIN_MS);
    const slow = readApps({ BANTER_ENV_FILE: "/dev/null", DRAIN_SECONDS: "90" })[1];
    expect(slow?.kill_timeout).toBeGreaterThanOrEqual(90_000 + STOP_MARGIN_MS);
  });

  it("has Node read the settings' file, and keeps secrets out of PM2's list of processes", () => {
    const apps = readApps({ BANTER_ENV_FILE: envFile });
    expect(apps.map(({ name }) => name)).toEqual(["web-3000", "realtime-4001"]);
    expect(apps[1]?.node_args).toContain(`--env-file=${envFile}`);
    expect(JSON.stringify(apps)).not.toContain("not-to-be-seen");
  });

  it("writes output and errors of a process into one file where logrotate looks", () => {
    const [web] = readApps({ BANTER_ENV_FILE: "/dev/null", BANTER_LOG_DIR: "/var/log/banter" });
    expect(web).toMatchObject({
      out_file: "/var/log/banter/web-3000.log",
      error_file: "/var/log/banter/web-3000.log",
    });
  });

  it.each([
    [{ BANTER_PARTS: "webb" }, "BANTER_PARTS is wrong: expected web, realtime or both"],
    [{ REALTIME_PORTS: "3001,3001" }, "REALTIME_PORTS is wrong: expected different ports"],
    [{ REALTIME_PORTS: "3001,,3002" }, "REALTIME_PORTS is wrong: expected ports"],
    [{ WEB_PORTS: "70000" }, "WEB_PORTS is wrong: expected ports, 1 to 65535"],
    [{ DRAIN_SECONDS: "soon" }, "DRAIN_SECONDS is wrong: expected a whole number of seconds, 0 to 3600"],
    [{ MEMORY_LIMIT_MB: "1" }, "MEMORY_LIMIT_MB is wrong: expected a whole number of megabytes"],
    [{ BANTER_ENV_FILE: "/nowhere/banter.env" }, "BANTER_ENV_FILE: there is no /nowhere/banter.env"],
  ])("refuses %j and says what it expects", (environment, message) => {
    expect(() => readApps({ BANTER_ENV_FILE: "/dev/null", ...environment })).toThrow(message);
  });
});
