import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { TEST_SESSION_SECRET } from "@banter/testing";
import { PAGE_ORIGIN } from "./cluster.ts";

/** A realtime node as a process of its own, which a test can kill. */
export interface NodeProcess {
  url: string;
  pid: number;
  /** Resolves with the exit code when it has ended; null after a signal that it did not handle. */
  kill(signal: "SIGTERM" | "SIGKILL"): Promise<number | null>;
}

/** Starts a node from its sources on a free port. */
export async function startNodeProcess(nodeId: string, databaseUrl: string, brokerUrl: string): Promise<NodeProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts"], {
    cwd: new URL("..", import.meta.url),
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "test",
      NODE_ID: nodeId,
      REALTIME_PORT: "0",
      DATABASE_URL: databaseUrl,
      BROKER_URL: brokerUrl,
      SESSION_SECRET: TEST_SESSION_SECRET,
      PUBLIC_URL: PAGE_ORIGIN,
      DRAIN_SECONDS: "5",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await portOf(child);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid as number, // it has said its port: it runs
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, "exit");
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}

/** The port that the node says it listens on. */
async function portOf(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error("the node's output is not piped");
  for await (const line of createInterface({ input: child.stdout })) {
    const { port } = JSON.parse(line) as { port?: number };
    if (port) {
      child.stdout.resume();
      return port;
    }
  }
  throw new Error("the node ended before it was up");
}
