import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { startNode } from "./start-node.ts";

export interface NodeProcess {
  port: number;
  /** Keeps the process from doing anything else; resolves when that has begun. */
  block(ms: number): Promise<void>;
  stop(): Promise<void>;
}

/** A node in a process of its own. */
export async function startNodeProcess(brokerUrl: string): Promise<NodeProcess> {
  const child = fork(fileURLToPath(import.meta.url), [brokerUrl], { execArgv: ["--import", "tsx"] });
  const [port] = (await once(child, "message")) as [number];
  return {
    port,
    async block(ms) {
      child.send(ms);
      await once(child, "message");
    },
    async stop() {
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    },
  };
}

async function serve(brokerUrl: string, send: NonNullable<typeof process.send>): Promise<void> {
  process.on("message", (ms: number) => {
    send("blocking", () => {
      const until = performance.now() + ms;
      while (performance.now() < until);
    });
  });
  process.on("disconnect", () => process.exit());
  const node = await startNode(brokerUrl);
  send(node.port);
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  await serve(String(process.argv[2]), process.send.bind(process));
}
