import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Account, canEnter, chooseAccount, giveTo } from "./postgres-account.ts";
import { isAlive } from "./process-status.ts";

/** The superuser of an embedded cluster, and the name of its database. */
export const CLUSTER_USER = "banter";

/** Where root keeps what an unprivileged user must reach, when the checkout lies in a directory that only root enters. */
const ROOT_STATE_DIR = process.platform === "darwin" ? "/var/db/banter" : "/var/lib/banter";

/** Every path and identity of one embedded Postgres. */
export interface Cluster {
  /** What Postgres calls its data directory. */
  clusterDir: string;
  /** Where binaries may be copied to for this cluster's account. */
  copiesDir: string;
  logFile: string;
  password: string;
  account: Account | undefined;
}

/**
 * Finds or makes the places of the embedded Postgres kept in `dataDir`: `password`, `postgres.log` and `cluster`,
 * or, instead of the last, `location`: the path of a directory that holds the cluster for a `dataDir` out of the
 * account's reach.
 */
export function locateCluster(dataDir: string): Cluster {
  const isNew = mkdirSync(dataDir, { recursive: true, mode: 0o711 }) !== undefined;
  if (isNew) chmodSync(dataDir, 0o711);
  const knownHome = readLocation(dataDir);
  const account = chooseAccount(join(knownHome ?? dataDir, "cluster"));
  const homeDir = knownHome ?? (!account || canEnter(dataDir, account) ? dataDir : createHome(dataDir));
  const clusterDir = join(homeDir, "cluster");
  refuseForeignCluster(clusterDir);
  // Root owns it after a copy of the checkout: hand it back to whom Postgres will run as.
  if (account && lstatSync(clusterDir, { throwIfNoEntry: false })?.uid === 0) giveTo(account, clusterDir);
  return {
    clusterDir,
    copiesDir: account ? ROOT_STATE_DIR : dataDir,
    logFile: join(dataDir, "postgres.log"),
    password: readOrCreatePassword(join(dataDir, "password")),
    account,
  };
}

/** Runs initdb. A cluster appears whole or not at all: initdb works beside it, then comes a rename. */
export async function initialiseCluster(
  { clusterDir, account, password }: Cluster,
  binDir: string,
  { isDurable }: { isDurable: boolean },
): Promise<void> {
  removeAbandonedClusters(clusterDir);
  const newDir = `${clusterDir}.new-${process.pid}`;
  const passwordFile = `${newDir}.password`;
  mkdirSync(newDir, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(account, newDir);
  giveTo(account, passwordFile);
  const options = [
    `--pgdata=${newDir}`,
    `--username=${CLUSTER_USER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // Postgres' own Unicode rules rather than the machine's: sorting and lower() are the same everywhere.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...(isDurable ? [] : ["--no-sync"]),
  ];
  try {
    await promisify(execFile)(join(binDir, "initdb"), options, { ...account, cwd: "/", env: postgresEnvironment() });
    renameSync(newDir, clusterDir);
  } catch (error) {
    rmSync(newDir, { recursive: true, force: true });
    if (!hasCluster(clusterDir))
      throw new Error(`Could not create a Postgres cluster in ${clusterDir}`, { cause: error });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

export function hasCluster(clusterDir: string): boolean {
  return existsSync(join(clusterDir, "PG_VERSION"));
}

/** Nothing of this process' environment (PGOPTIONS, LC_ALL, …) may change how the server behaves. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const { PATH, NODE_ENV } = process.env;
  return { PATH, NODE_ENV, LC_ALL: "C" };
}

function readLocation(dataDir: string): string | undefined {
  const file = join(dataDir, "location");
  if (!existsSync(file)) return undefined;
  const homeDir = readFileSync(file, "utf8").trim();
  return existsSync(homeDir) ? homeDir : undefined;
}

/**
 * The name is random, and the pointer the only way to it: a checkout that is moved keeps its data, and another in its
 * old place gets none of it. Takes along the cluster of a `dataDir` that could be reached before it was moved.
 */
function createHome(dataDir: string): string {
  mkdirSync(ROOT_STATE_DIR, { recursive: true, mode: 0o755 });
  chmodSync(ROOT_STATE_DIR, 0o755);
  const homeDir = mkdtempSync(join(ROOT_STATE_DIR, "data-"));
  chmodSync(homeDir, 0o711);
  writeFileSync(join(homeDir, "belongs-to"), `${dataDir}\n`);
  const reachableBefore = join(dataDir, "cluster");
  if (hasCluster(reachableBefore)) cpSync(reachableBefore, join(homeDir, "cluster"), { recursive: true });
  writeFileSync(join(dataDir, "location"), `${homeDir}\n`);
  rmSync(reachableBefore, { recursive: true, force: true });
  return homeDir;
}

function refuseForeignCluster(clusterDir: string): void {
  const uid = process.getuid?.();
  const owner = lstatSync(clusterDir, { throwIfNoEntry: false })?.uid;
  if (owner === undefined || uid === undefined || uid === 0 || owner === uid) return;
  throw new Error(
    `The database in ${clusterDir} was created by another user (uid ${owner}). ` +
      "Start as that user or as root, or choose another data directory.",
  );
}

function readOrCreatePassword(file: string): string {
  if (!existsSync(file)) {
    const newFile = `${file}.${process.pid}`;
    writeFileSync(newFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
    try {
      linkSync(newFile, file); // unlike a rename, keeps the password of a start that was quicker
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(newFile);
    }
  }
  return readFileSync(file, "utf8");
}

function removeAbandonedClusters(clusterDir: string): void {
  const parentDir = join(clusterDir, "..");
  for (const name of readdirSync(parentDir)) {
    const pid = /^cluster\.new-(\d+)/.exec(name)?.[1];
    if (pid && (Number(pid) === process.pid || !isAlive(Number(pid)))) {
      rmSync(join(parentDir, name), { recursive: true, force: true });
    }
  }
}
