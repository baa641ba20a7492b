import { renameSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { preparePostgresBinaries } from "./postgres-binaries.ts";
import { CLUSTER_USER, type Cluster, hasCluster, initialiseCluster, locateCluster } from "./postgres-cluster.ts";
import {
  type PostgresExit,
  type PostgresProcess,
  type PostgresSettings,
  PostgresStartError,
  type ShutdownMode,
  spawnPostgres,
} from "./postgres-process.ts";
import { commandLineOf, isAlive } from "./process-status.ts";

export { findEmbeddedUrl } from "./embedded-url.ts";
export { signalAfterThisProcess } from "./signal-after-this-process.ts";

export interface EmbeddedPostgresOptions {
  /** Kept from one start to the next; made when missing. */
  dataDir: string;
  /** 0 for any free one. */
  port: number;
  /** Server settings by their names in postgresql.conf, for this start. */
  settings?: PostgresSettings;
  onProgress?: (step: string) => void;
}

export interface EmbeddedPostgres {
  url: string;
  port: number;
  /** Holds `postgres`, `initdb` and `pg_ctl`. */
  binDir: string;
  /** What `pg_ctl -D` takes; not always inside `dataDir`. */
  clusterDir: string;
  pid: number;
  /** Settles when the server is gone, whether stopped or crashed; never rejects. */
  exited: Promise<PostgresExit>;
  /** Resolves when the server is gone. `fast` rolls open transactions back, `immediate` and `kill` leave a crash to recover from. */
  stop(mode?: ShutdownMode): Promise<void>;
}

/**
 * Starts the Postgres that comes with the npm packages, on 127.0.0.1, with data that lasts. Also recovers what a crash
 * left behind. The server ends with this process, even when that is killed.
 * @throws Error saying what to do when the port is taken, or when the data is in use by another process or belongs to another user.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { onProgress = () => {}, settings = {} } = options;
  const cluster = locateCluster(resolve(options.dataDir));
  const binDir = preparePostgresBinaries(cluster.account, cluster.copiesDir);
  if (!hasCluster(cluster.clusterDir)) {
    onProgress("Creating the database");
    await initialiseCluster(cluster, binDir, { isDurable: settings.fsync !== "off" });
  }
  onProgress("Starting Postgres");
  const { server, port } = await startOnPort(cluster, binDir, options.port, settings);
  const urlOf = (database: string) => `postgres://${CLUSTER_USER}:${cluster.password}@127.0.0.1:${port}/${database}`;
  try {
    await createDatabaseOnce(urlOf("postgres"), CLUSTER_USER);
  } catch (error) {
    await server.stop("fast");
    throw error;
  }
  return { ...server, url: urlOf(CLUSTER_USER), port, binDir, clusterDir: cluster.clusterDir };
}

const ATTEMPTS_FOR_A_FREE_PORT = 5;
const PREVIOUS_SERVER_GONE_TIMEOUT_MS = 30_000;
const RETRY_INTERVAL_MS = 100;

async function startOnPort(
  cluster: Cluster,
  binDir: string,
  wantedPort: number,
  settings: PostgresSettings,
): Promise<{ server: PostgresProcess; port: number }> {
  keepPreviousLog(cluster.logFile);
  const giveUpAt = Date.now() + PREVIOUS_SERVER_GONE_TIMEOUT_MS;
  for (let attempt = 1; ; attempt += 1) {
    const port = wantedPort || (await findFreePort());
    try {
      return { server: await spawnPostgres({ cluster, binDir, port, settings }), port };
    } catch (error) {
      if (!(error instanceof PostgresStartError)) throw error;
      if (error.reason === "port-taken" && (wantedPort || attempt >= ATTEMPTS_FOR_A_FREE_PORT)) {
        throw new Error(`Port ${port} is taken by another program. Stop that one or choose another port.`);
      }
      if (error.reason === "failed" || Date.now() > giveUpAt) throw error;
      if (error.reason === "data-in-use") makeWay(cluster, error.otherPid);
      if (error.reason !== "port-taken") await sleep(RETRY_INTERVAL_MS);
    }
  }
}

/**
 * Decides about the process that postmaster.pid names: a recycled pid is forgotten, an orphan (its watchdog is
 * about to stop it, unless that was killed as well) is told to stop, anything else keeps the data.
 */
function makeWay({ clusterDir }: Cluster, otherPid: number): void {
  const commandLine = commandLineOf(otherPid);
  if (commandLine !== undefined && !commandLine.includes(clusterDir)) {
    rmSync(join(clusterDir, "postmaster.pid"), { force: true });
    return;
  }
  if (commandLine === undefined && !isAlive(otherPid)) return;
  const ownerPid = Number(/banter\.owner_pid=(\d+)/.exec(commandLine ?? "")?.[1]);
  if (!ownerPid || isAlive(ownerPid)) {
    const starter = ownerPid ? `, started by process ${ownerPid}` : "";
    throw new Error(
      `The database in ${clusterDir} is already in use by a running Postgres (process ${otherPid}${starter}). ` +
        `Stop that one first (kill -INT ${ownerPid || otherPid}) or choose another data directory.`,
    );
  }
  process.kill(otherPid, "SIGINT");
}

function keepPreviousLog(logFile: string): void {
  try {
    renameSync(logFile, `${logFile}.1`);
  } catch {
    // There is none at the first start.
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening, failed) => {
    probe.once("error", failed).listen(0, "127.0.0.1", listening);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

async function createDatabaseOnce(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
