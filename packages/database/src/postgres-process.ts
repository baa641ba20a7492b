import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Cluster, postgresEnvironment } from "./postgres-cluster.ts";
import { signalAfterThisProcess } from "./signal-after-this-process.ts";

export type PostgresSettings = Readonly<Record<string, string | number>>;

const SHUTDOWN_SIGNALS = { fast: "SIGINT", immediate: "SIGQUIT", kill: "SIGKILL" } as const;
export type ShutdownMode = keyof typeof SHUTDOWN_SIGNALS;

export interface PostgresExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface PostgresProcess {
  pid: number;
  exited: Promise<PostgresExit>;
  stop(mode?: ShutdownMode): Promise<void>;
}

/** A server that ended before it was ready, and why as far as its log tells. */
export class PostgresStartError extends Error {
  readonly reason: "port-taken" | "data-in-use" | "data-still-in-use" | "failed";
  /** The process that holds the data directory, for "data-in-use"; else 0. */
  readonly otherPid: number;

  constructor(log: string, logFile: string) {
    const complaint = /(?:FATAL|PANIC): .*/.exec(log)?.[0] ?? log.trim().split("\n").at(-1);
    super(`Postgres did not start: ${complaint}. Its log: ${logFile}`);
    this.otherPid = Number(/postmaster(?:\.pid)?" already exists[\s\S]*\(PID (\d+)\)/.exec(log)?.[1] ?? 0);
    if (this.otherPid) this.reason = "data-in-use";
    else if (/pre-existing shared memory block/.test(log)) this.reason = "data-still-in-use";
    else if (/could not bind IPv4 address "[^"]*": Address already in use/.test(log)) this.reason = "port-taken";
    else this.reason = "failed";
  }
}

const READY_POLL_INTERVAL_MS = 20;

/** Resolves when the server accepts connections, however long it has to recover. @throws PostgresStartError */
export async function spawnPostgres({
  cluster: { clusterDir, logFile, account },
  binDir,
  port,
  settings,
}: {
  cluster: Cluster;
  binDir: string;
  port: number;
  settings: PostgresSettings;
}): Promise<PostgresProcess> {
  const allSettings: PostgresSettings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    ...settings,
    // Read from the command line by whoever finds this server in the way: see makeWay.
    "banter.owner_pid": process.pid,
  };
  const flags = Object.entries(allSettings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(logFile, "w", 0o600);
  const child = spawn(join(binDir, "postgres"), ["-D", clusterDir, "-p", String(port), ...flags], {
    ...account,
    // Its own session: a Ctrl-C in the terminal reaches this process, which stops Postgres after its users.
    detached: true,
    cwd: "/",
    env: postgresEnvironment(),
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.unref();
  let hasExited = false;
  const exited = new Promise<PostgresExit>((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
    child.once("error", () => resolve({ code: null, signal: null }));
  }).finally(() => {
    hasExited = true;
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`Could not run ${join(binDir, "postgres")}`);
  const release = signalAfterThisProcess(pid, "INT");
  exited.then(release);

  while (!isReady(clusterDir, pid)) {
    if (hasExited) throw new PostgresStartError(readFileSync(logFile, "utf8"), logFile);
    await sleep(READY_POLL_INTERVAL_MS);
  }
  return {
    pid,
    exited,
    async stop(mode = "fast") {
      child.ref();
      if (!hasExited) child.kill(SHUTDOWN_SIGNALS[mode]);
      await exited;
    },
  };
}

/** Reads what `pg_ctl --wait` reads: the pid in the first line of postmaster.pid and the state in its eighth. */
function isReady(clusterDir: string, pid: number): boolean {
  try {
    const lines = readFileSync(join(clusterDir, "postmaster.pid"), "utf8").split("\n");
    return lines[0] === String(pid) && lines[7]?.trim() === "ready";
  } catch {
    return false;
  }
}
