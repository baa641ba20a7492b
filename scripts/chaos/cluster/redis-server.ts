import { connect } from "node:net";
import { join } from "node:path";
import { onEnd } from "../../bootstrap/cleanup.mjs";
import { Problem } from "../../bootstrap/problem.mjs";
import { spawnGroup } from "../../bootstrap/process-group.mjs";
import { eventually } from "../eventually.ts";

const START_TIMEOUT_MS = 10_000;

export interface RedisServer {
  /** A Unix socket: it needs no port, and so never loses it to somebody else while it restarts. */
  path: string;
  /** Undefined while it does not run. */
  readonly pid: number | undefined;
  kill(): Promise<void>;
  /** Runs it again, empty. */
  start(): Promise<void>;
  pause(): void;
  resume(): void;
}

/** Starts a Redis that keeps nothing. It listens on a port, too, if one is given. */
export async function startRedisServer(directory: string, { port = 0 } = {}): Promise<RedisServer> {
  const path = join(directory, "redis.sock");
  let group: ReturnType<typeof spawnGroup> | undefined;
  const stop = async () => {
    group?.kill();
    await group?.exited;
  };
  onEnd(stop, () => group?.kill());

  async function start(): Promise<void> {
    const logfile = join(directory, "redis.log");
    const options = { port, bind: "127.0.0.1", unixsocket: path, dir: directory, logfile, save: "", appendonly: "no" };
    const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const started = spawnGroup("redis-server", flags, { cwd: directory, env: process.env });
    group = started;
    const failed = started.exited.then(({ code, error }) => {
      throw new Problem(`redis-server ended at once: ${error?.message ?? `exit code ${code}`}. Its log: ${logfile}`);
    });
    failed.catch(() => {}); // also when it is killed later
    await Promise.race([failed, eventually("Starting Redis", START_TIMEOUT_MS, () => ping(path))]);
  }

  await start();
  return {
    path,
    get pid() {
      return group?.child.pid;
    },
    start,
    kill: stop,
    pause: () => void group?.child.kill("SIGSTOP"),
    resume: () => void group?.child.kill("SIGCONT"),
  };
}

function ping(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => socket.write("PING\r\n"));
    socket.once("data", (answer) => {
      if (String(answer).startsWith("+PONG")) resolve();
      socket.destroy();
    });
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("no answer")));
  });
}
