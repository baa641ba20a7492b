import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { waitFor } from "@banter/testing";
import pg from "pg";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from "../src/embedded-postgres.ts";

const isRoot = process.getuid?.() === 0;
const HANGING_OWNER = fileURLToPath(new URL("start-and-hang.ts", import.meta.url));

// Of mode 700, so that for root this is the case of a directory that Postgres' own user cannot enter.
const scratchDir = mkdtempSync(join(tmpdir(), "banter-embedded-"));
/** Used by every test here in turn, since creating a cluster is what takes long. */
const dataDir = join(scratchDir, "data");
const started: EmbeddedPostgres[] = [];
const clusterHomes = new Set<string>();

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});
afterAll(() => {
  for (const dir of [scratchDir, ...clusterHomes]) rmSync(dir, { recursive: true, force: true });
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, port: 0, settings: { fsync: "off" }, ...options });
  started.push(server);
  clusterHomes.add(dirname(server.clusterDir));
  return server;
}

async function startInProcessToKill(): Promise<{ owner: ChildProcess; pid: number; clusterDir: string }> {
  const owner = spawn(process.execPath, ["--import", "tsx", HANGING_OWNER, dataDir]);
  const [line] = await once(owner.stdout, "data");
  return { owner, ...(JSON.parse(String(line)) as { pid: number; clusterDir: string }) };
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("the embedded Postgres", () => {
  it("is created by the first start only", async () => {
    const steps: string[] = [];
    const onProgress = (step: string) => steps.push(step);
    await (await start({ onProgress })).stop();
    await start({ onProgress });
    expect(steps).toEqual(["Creating the database", "Starting Postgres", "Starting Postgres"]);
  });

  it("is a Postgres 18 that sorts and folds case by rules of its own, whatever the machine's locale", async () => {
    const { url } = await start();
    expect(
      await query(
        url,
        `SELECT current_setting('server_version') LIKE '18.%', lower('ÀÉÖ'), current_setting('TimeZone'),
           datlocprovider, datlocale, pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'banter'`,
      ),
    ).toEqual([true, "àéö", "UTC", "b", "C.UTF-8", "UTF8"]);
  });

  it.each(["fast", "immediate", "kill"] as const)("keeps its data after the stop mode %s", async (mode) => {
    const first = await start();
    await query(first.url, `CREATE TABLE kept_${mode} AS SELECT 42 AS answer`);
    await first.stop(mode);
    expect((await first.exited).signal).toBe(mode === "kill" ? "SIGKILL" : null);
    const second = await start({ port: first.port });
    expect(second.url).toBe(first.url);
    expect(await query(second.url, `SELECT answer FROM kept_${mode}`)).toEqual([42]);
  });

  it("keeps its data when its directory becomes one that only this process' user can enter", async () => {
    const parentDir = mkdtempSync(join(tmpdir(), "banter-embedded-"));
    clusterHomes.add(parentDir);
    chmodSync(parentDir, 0o755);
    const before = await start({ dataDir: join(parentDir, "data") });
    await query(before.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    await before.stop();
    chmodSync(parentDir, 0o700);
    const after = await start({ dataDir: join(parentDir, "data") });
    expect(await query(after.url, "SELECT answer FROM kept")).toEqual([42]);
  });

  it("lets nobody in without the password, which only its user can read", async () => {
    const { url } = await start();
    const guess = new URL(url);
    guess.password = "guess";
    await expect(query(guess.href, "SELECT 1")).rejects.toThrow("password authentication failed");
    expect(statSync(join(dataDir, "password")).mode & 0o777).toBe(0o600);
  });

  it("applies the settings of this start", async () => {
    const { url } = await start({ settings: { fsync: "off", max_connections: 7 } });
    expect(await query(url, "SELECT current_setting('max_connections')")).toEqual(["7"]);
  });

  it("refuses a second server on the same data, and names the first", async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(
      `already in use by a running Postgres (process ${first.pid}, started by process ${process.pid})`,
    );
    expect(await query(first.url, "SELECT 1")).toEqual([1]);
  });

  it("says so when the port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    await expect(start({ port })).rejects.toThrow(
      `Port ${port} is taken by another program. Stop that one or choose another port.`,
    );
    other.close();
  });

  it("is not misled by a lock file whose process id another program has now", async () => {
    const first = await start();
    const lockFile = join(first.clusterDir, "postmaster.pid");
    const lock = readFileSync(lockFile, "utf8");
    await first.stop("kill");
    const bystander = spawn("sleep", ["60"], isRoot ? postgresAccount(first) : {});
    try {
      writeFileSync(lockFile, lock.replace(/^\d+/, String(bystander.pid)));
      expect(await query((await start()).url, "SELECT 1")).toEqual([1]);
      expect(bystander.exitCode ?? bystander.signalCode).toBeNull(); // still running
    } finally {
      bystander.kill();
    }
  });

  it("ends with its owner, even one that is killed", async () => {
    const { owner, pid } = await startInProcessToKill();
    owner.kill("SIGKILL");
    await waitFor(() => !isAlive(pid), { timeoutMs: 20_000 });
  });

  it("makes way for a start that follows the killing of its owner at once", async () => {
    const { owner, clusterDir } = await startInProcessToKill();
    owner.kill("SIGKILL");
    const next = await start();
    expect(next.clusterDir).toBe(clusterDir);
    expect(await query(next.url, "SELECT 1")).toEqual([1]);
  });

  it("leaves no half-made cluster behind when it cannot be created", async () => {
    const { clusterDir, stop } = await start();
    await stop();
    rmSync(clusterDir, { recursive: true });
    writeFileSync(join(dataDir, "password"), "");
    await expect(start()).rejects.toThrow("Could not create a Postgres cluster");
    expect(readdirSync(dirname(clusterDir)).filter((name) => name.startsWith("cluster"))).toEqual([]);
    rmSync(join(dataDir, "password"));
    await start();
  });
});

function postgresAccount({ clusterDir }: EmbeddedPostgres): { uid: number; gid: number } {
  const { uid, gid } = statSync(clusterDir);
  return { uid, gid };
}
