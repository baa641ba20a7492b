import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { signalAfterThisProcess, startEmbeddedPostgres } from "@banter/database/embedded";
import { onEnd } from "../../bootstrap/cleanup.mjs";
import { findDescendants } from "./find-descendants.ts";
import { findFreePort } from "./free-port.ts";

const MAX_CONNECTIONS = 200;

export interface PostgresServer {
  url: string;
  /** As `pg_ctl stop -m immediate`: what was not committed is lost, and the next start has to recover. */
  crash(): Promise<void>;
  /** Resolves when it accepts connections again. */
  start(): Promise<void>;
  /** Stops all of its processes where they are: connections stay, new ones are taken, and nothing answers. */
  pause(): Promise<void>;
  resume(): void;
  /** Stops it for good, and removes its data. */
  remove(): Promise<void>;
}

/** Starts a Postgres of the checker's own, as durable as a real one: an acknowledged commit is on disk. */
export async function startPostgresServer(directory: string): Promise<PostgresServer> {
  const dataDir = join(directory, "postgres");
  const port = await findFreePort();
  const run = () => startEmbeddedPostgres({ dataDir, port, settings: { max_connections: MAX_CONNECTIONS } });
  /** The server that runs, or is being started. */
  let current = run();
  let resume = () => {};
  const crash = async () => {
    const server = await current.catch(() => null);
    resume();
    await server?.stop("immediate");
  };
  const { url, clusterDir } = await current;
  const remove = async () => {
    await crash();
    await rm(dirname(clusterDir), { recursive: true, force: true });
  };
  onEnd(remove);
  return {
    url,
    crash,
    async start() {
      current = run();
      await current;
    },
    async pause() {
      const { pid } = await current;
      process.kill(pid, "SIGSTOP"); // first, so that it starts no more of the others
      const pids = [pid, ...findDescendants(pid)];
      const forget = signalAfterThisProcess(pids, "CONT");
      resume = () => {
        resume = () => {};
        signalAll(pids, "SIGCONT");
        forget();
      };
      signalAll(pids, "SIGSTOP");
    },
    resume: () => resume(),
    remove,
  };
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended.
    }
  }
}
