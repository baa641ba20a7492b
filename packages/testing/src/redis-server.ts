import { type ChildProcess, spawn } from "node:child_process";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { signalAfterThisProcess } from "@banter/database/embedded";
import { waitFor } from "./wait-for.ts";

export interface TestRedis {
  url: string;
  port: number;
  /** Resolves when the process is gone; SIGKILL for a crash. */
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** Connections stay open and nothing answers, until `resume`. */
  pause(): void;
  resume(): void;
  /** Runs it again on the same port, without its data; kills it first if it still runs. */
  restart(): Promise<void>;
}

const ATTEMPTS_FOR_A_FREE_PORT = 5;

/** Starts an empty Redis that keeps nothing on disk and ends with this process. @throws Error when it is not installed. */
export async function startRedis(): Promise<TestRedis> {
  let port = await findFreePort();
  let child = await runRedis(port);
  for (let attempt = 1; !child; attempt += 1) {
    if (attempt === ATTEMPTS_FOR_A_FREE_PORT) throw new Error(`redis-server does not start, lastly on port ${port}`);
    port = await findFreePort();
    child = await runRedis(port);
  }
  let running = child;

  async function stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    if (hasEnded(running)) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill(signal);
    running.kill("SIGCONT");
    await ended;
  }

  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    stop,
    pause: () => void running.kill("SIGSTOP"),
    resume: () => void running.kill("SIGCONT"),
    async restart() {
      await stop("SIGKILL");
      const again = await runRedis(port);
      if (!again) throw new Error(`redis-server does not start again: port ${port} was taken meanwhile`);
      running = again;
    },
  };
}

/** Undefined when it ended at once, as it does when the port is taken. */
async function runRedis(port: number): Promise<ChildProcess | undefined> {
  const options = { port, bind: "127.0.0.1", dir: tmpdir(), save: "", appendonly: "no" };
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn("redis-server", flags, { stdio: "ignore" });
  const failure = new Promise<Error>((resolve) => child.once("error", resolve));
  const { pid } = child;
  if (pid === undefined) {
    throw new Error(
      `redis-server cannot be run (${(await failure).message}). ` +
        "Install it: apt-get install redis-server, or brew install redis.",
    );
  }
  child.once("exit", signalAfterThisProcess(pid, "KILL"));
  await waitFor(async () => hasEnded(child) || (await askProcessId(port)) === pid, { timeoutMs: 10_000 });
  return hasEnded(child) ? undefined : child;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** The pid of the Redis that answers on the port: another program may have been quicker to take it. */
function askProcessId(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("INFO server\r\n"));
    let answer = "";
    socket.setEncoding("utf8");
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on("data", (chunk) => {
      answer += chunk;
      const pid = /process_id:(\d+)\r/.exec(answer)?.[1];
      if (!pid) return;
      resolve(Number(pid));
      socket.destroy();
    });
    socket.once("error", reject);
    socket.once("close", () => reject(new Error(`Port ${port} is not a Redis`)));
  });
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
