import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom, createSwarm, type Swarm } from "@banter/bots/chaos";
import { waitFor } from "@banter/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../bootstrap/root.mjs";
import { BROKERS } from "../chaos/cluster/broker-kind.ts";
import { type PostgresServer, startPostgresServer } from "../chaos/cluster/postgres-server.ts";
import type { Cluster } from "../chaos/cluster/start-cluster.ts";
import type { Fault, InjectedFault } from "../chaos/faults/fault.ts";
import { spreadMembers } from "../chaos/members.ts";
import { runRound } from "../chaos/round.ts";
import { openWorld, type World } from "../chaos/world.ts";
import { migrate } from "../launcher/database.ts";
import { findFreePorts, isListening } from "./free-ports.ts";
import { type Pm2, startPm2 } from "./pm2.ts";

const SECRET = "a secret of forty characters for testing";
const BOTS = ["ann", "bob", "cyd", "dan", "eve", "fay"];
const ROUND_TIMEOUT_MS = 120_000;
/** More than a process takes here, and not more than the machine has to spare. */
const MEMORY_LIMIT_MB = 768;

let directory: string;
let logDirectory: string;
let ports: { web: number[]; realtime: number[] };
let postgres: PostgresServer;
let pm2: Pm2;
let world: World;
let swarm: Swarm;
let cluster: Cluster;
let memberIdsOfRooms: string[][];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "banter-pm2-"));
  chmodSync(directory, 0o711); // Else the account that Postgres runs as for root could not enter.
  logDirectory = join(directory, "logs");
  mkdirSync(logDirectory);
  const [web1 = 0, web2 = 0, ...realtime] = await findFreePorts(5);
  ports = { web: [web1, web2], realtime };
  postgres = await startPostgresServer(directory);
  await migrate(ROOT, postgres.url, () => {});
  const envFile = join(directory, "banter.env");
  writeFileSync(envFile, settings());
  const home = join(directory, "pm2");
  mkdirSync(home);
  pm2 = await startPm2(home, {
    BANTER_ENV_FILE: envFile,
    // One after the other, as docs/deploy.md has it.
    PM2_CONCURRENT_ACTIONS: "1",
    // How often PM2 looks at each process's memory; every half minute otherwise.
    PM2_WORKER_INTERVAL: "500",
    NODE_OPTIONS: `--require=${writeBallast()}`,
  });
  await pm2.run("start", "ecosystem.config.cjs");

  world = openWorld(postgres.url, SECRET);
  const [outsider, ...people] = await world.addPeople(["outsider", ...BOTS]);
  if (!outsider) throw new Error("nobody was added");
  const realtimeUrls = ports.realtime.map((port) => `http://127.0.0.1:${port}`);
  swarm = createSwarm({ people, outsider, realtimeUrls, random: createRandom("pm2") });
  swarm.connect();
  const memberIds = people.map(({ userId }) => userId);
  memberIdsOfRooms = spreadMembers(memberIds, 2);
  cluster = {
    broker: "postgres",
    nodes: [],
    redis: null,
    postgres,
    brokerLinks: [],
    databaseLinks: [],
    clientLinks: [],
    realtimeUrls,
    takeIncidents: () => alarmsIn(logLines()),
    stop: async () => {},
  };
}, 180_000);

afterAll(async () => {
  swarm?.close();
  await world?.close();
  await pm2?.stop();
  await postgres?.remove();
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

/** Loaded into each process that PM2 starts: a realtime node that gets SIGUSR2 takes more memory than it may. */
function writeBallast(): string {
  const file = join(directory, "ballast.cjs");
  const take = `globalThis.ballast = Buffer.alloc(${MEMORY_LIMIT_MB} * 1024 * 1024, 1)`;
  writeFileSync(file, `if (process.env.REALTIME_PORT) process.on("SIGUSR2", () => { ${take}; });\n`);
  return file;
}

function settings(): string {
  return [
    `SESSION_SECRET="${SECRET}"`,
    `DATABASE_URL=${postgres.url}`,
    `WEB_PORTS=${ports.web.join(",")}`,
    `REALTIME_PORTS=${ports.realtime.join(",")}`,
    `BANTER_LOG_DIR=${logDirectory}`,
    "DRAIN_SECONDS=2",
    `MEMORY_LIMIT_MB=${MEMORY_LIMIT_MB}`,
    // Bots are faster than people.
    "MESSAGES_PER_USER_PER_SECOND=10000",
    "MESSAGES_PER_USER_BURST=100000",
    "EVENTS_PER_USER_PER_SECOND=100000",
    "EVENTS_PER_USER_BURST=1000000",
  ].join("\n");
}

function logLines(): string[] {
  return readdirSync(logDirectory).flatMap((file) => readFileSync(join(logDirectory, file), "utf8").split("\n"));
}

/** What must not be in any log, whatever is stopped or killed. */
function alarmsIn(lines: readonly string[]): string[] {
  return lines.filter((line) => /"level":60|nobody cared|^\S*Error:/.test(line));
}

function countOf(message: string): number {
  return logLines().filter((line) => line.includes(`"msg":"${message}"`)).length;
}

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
  return answer?.ok ?? false;
}

async function readyCount(some: readonly number[]): Promise<number> {
  const answers = await Promise.all(some.map(isReady));
  return answers.filter(Boolean).length;
}

/** The fewest that are ready at a time while `work` is done. One that came up during the look is looked at again. */
async function fewestReady(some: readonly number[], work: Promise<unknown>): Promise<number> {
  let fewest = some.length;
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  while (!isDone) fewest = Math.min(fewest, Math.max(await readyCount(some), await readyCount(some)));
  await done;
  return fewest;
}

async function play(name: string, inject: () => Promise<InjectedFault>) {
  const fault: Fault = {
    name,
    title: name,
    hits: "nodes",
    brokers: BROKERS,
    holdMs: [0, 0],
    isSurvivable: false,
    inject,
  };
  const { result } = await runRound(
    { round: 1, faults: [{ fault, holdMs: 0, draws: [0, 0] }] },
    {
      cluster,
      world,
      swarm,
      memberIdsOfRooms,
      countByNode: swarm.countByNode,
      operationsPerSecond: 40,
      onStage: () => {},
    },
  );
  return result;
}

describe("Banter under PM2", { timeout: ROUND_TIMEOUT_MS }, () => {
  it("runs every process of the settings' file once it is ready", async () => {
    const names = [...ports.web.map((port) => `web-${port}`), ...ports.realtime.map((port) => `realtime-${port}`)];
    const kept = await pm2.list();
    expect(kept.map(({ name }) => name)).toEqual(names);
    expect(kept.map(({ status }) => status)).toEqual(names.map(() => "online"));
    expect(await readyCount([...ports.web, ...ports.realtime])).toBe(names.length);
  });

  it("keeps no secret where PM2 writes its list down", async () => {
    await pm2.run("save");
    expect(pm2.readDump()).toContain(`realtime-${ports.realtime[0]}`);
    expect(pm2.readDump()).not.toContain(SECRET);
    expect(pm2.readDump()).not.toContain(new URL(postgres.url).password);
  });

  it("goes on in a new log file when logrotate has moved the old one", async () => {
    const files = readdirSync(logDirectory);
    for (const file of files) renameSync(join(logDirectory, file), join(logDirectory, `${file}.1`));
    const config = readFileSync(join(ROOT, "deploy/pm2/logrotate.conf"), "utf8");
    const [, command = ""] = /postrotate\n\s+(.+)\n/.exec(config) ?? [];
    execFileSync("/bin/sh", ["-c", command.replace("/var/lib/banter/.pm2/pm2.pid", pm2.pidFile)]);
    await waitFor(() => files.every((file) => existsSync(join(logDirectory, file))));
  });

  it("loses nothing in a reload, and leaves all but one process of each kind ready throughout", async () => {
    const before = await pm2.list();
    const drainedBefore = countOf("drained");
    let fewest = { web: 0, realtime: 0 };
    const result = await play("pm2-reload", async () => {
      const reload = pm2.run("reload", "ecosystem.config.cjs");
      const [web, realtime] = await Promise.all([fewestReady(ports.web, reload), fewestReady(ports.realtime, reload)]);
      fewest = { web, realtime };
      return { detail: "reloaded every process", heal: async () => {} };
    });
    expect(result).toMatchObject({ violations: [], incidents: [] });
    expect(result.operations.ok).toBeGreaterThan(50);
    expect(fewest).toEqual({ web: ports.web.length - 1, realtime: ports.realtime.length - 1 });
    expect(countOf("drained") - drainedBefore).toBe(ports.realtime.length);
    expect(pm2.readLog()).not.toContain("sending SIGKILL");
    const after = await pm2.list();
    expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
    const pidsBefore = new Set(before.map(({ pid }) => pid));
    expect(after.filter(({ pid, status }) => status !== "online" || pidsBefore.has(pid))).toEqual([]);
  });

  it("loses nothing when workers are killed, and starts them anew", async () => {
    const before = await pm2.list();
    const victims = [before[0], before[2], before[3]].filter((victim) => victim !== undefined);
    const result = await play("worker-kill", async () => {
      for (const { pid } of victims) process.kill(pid, "SIGKILL");
      return {
        detail: `killed ${victims.map(({ name }) => name).join(", ")}`,
        heal: async () => {
          const all = [...ports.web, ...ports.realtime];
          await waitFor(async () => (await readyCount(all)) === all.length, { timeoutMs: 60_000 });
        },
      };
    });
    expect(result).toMatchObject({ violations: [], incidents: [] });
    expect(result.operations.ok).toBeGreaterThan(50);
    const after = await pm2.list();
    for (const { name, pid, restarts } of victims) {
      const same = after.find((kept) => kept.name === name);
      expect(same).toMatchObject({ status: "online", restarts: restarts + 1 });
      expect(same?.pid).not.toBe(pid);
    }
  });

  it("drains a node that takes more than MEMORY_LIMIT_MB, starts it anew, and loses nothing", async () => {
    const before = await pm2.list();
    const victim = before.find(({ name }) => name === `realtime-${ports.realtime[0]}`);
    if (!victim) throw new Error("PM2 keeps no realtime node");
    const drainedBefore = countOf("drained");
    const result = await play("memory-limit", async () => {
      process.kill(victim.pid, "SIGUSR2");
      await waitFor(() => countOf("drained") > drainedBefore, { timeoutMs: 60_000 });
      return {
        detail: `${victim.name} took more than its limit`,
        async heal() {
          await waitFor(async () => (await readyCount(ports.realtime)) === ports.realtime.length, {
            timeoutMs: 60_000,
          });
        },
      };
    });
    expect(result).toMatchObject({ violations: [], incidents: [] });
    expect(result.operations.ok).toBeGreaterThan(50);
    expect(countOf("drained") - drainedBefore).toBe(1);
    expect(pm2.readLog()).toContain("exceeds --max-memory-restart value");
    expect(pm2.readLog()).not.toContain("sending SIGKILL");
    const after = await pm2.list();
    const others = (kept: typeof after) => kept.filter(({ name }) => name !== victim.name);
    expect(others(after)).toEqual(others(before));
    expect(after.find(({ name }) => name === victim.name)?.pid).not.toBe(victim.pid);
  });

  it("drains everything when it is stopped for good", async () => {
    const drainedBefore = countOf("drained");
    const webBefore = countOf("stopped");
    await pm2.run("delete", "all");
    for (const port of [...ports.web, ...ports.realtime]) expect(await isListening(port)).toBe(false);
    expect(countOf("drained") - drainedBefore).toBe(ports.realtime.length);
    expect(countOf("stopped") - webBefore).toBe(ports.web.length);
    expect(pm2.readLog()).not.toContain("sending SIGKILL");
  });
});
