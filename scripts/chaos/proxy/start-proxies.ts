import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onEnd } from "../../bootstrap/cleanup.mjs";
import type { ProxyAnswer, ProxyCommand, ProxyRequest } from "./proxy-messages.ts";
import type { ProxyMode, ProxyTarget } from "./tcp-proxy.ts";

export type { ProxyTarget };

/** One proxy, at a distance: each call resolves when it has taken effect. */
export interface ProxyLink {
  port: number;
  setTarget(target: ProxyTarget): Promise<void>;
  setMode(mode: ProxyMode): Promise<void>;
  slowDown(count: number): Promise<void>;
}

export interface Proxies {
  /** Listens on a free port of 127.0.0.1. */
  open(name: string, target: ProxyTarget): Promise<ProxyLink>;
  stop(): Promise<void>;
}

/** Starts the process that holds the proxies. It ends with this one. */
export function startProxies(): Proxies {
  const child = fork(fileURLToPath(new URL("./proxy-process.ts", import.meta.url)), [], {
    execArgv: ["--import", import.meta.resolve("tsx")],
    detached: true,
  });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const kill = () => void child.kill("SIGKILL");
  const stop = async () => {
    kill();
    await exited;
  };
  onEnd(stop, kill);
  const waiting = new Map<number, { resolve(answer: ProxyAnswer): void; reject(error: Error): void }>();
  let lastId = 0;
  child.on("message", (answer: ProxyAnswer) => {
    waiting.get(answer.id)?.resolve(answer);
    waiting.delete(answer.id);
  });
  child.on("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error("The process of the proxies has ended"));
  });

  function ask(command: ProxyCommand): Promise<ProxyAnswer> {
    lastId += 1;
    const request: ProxyRequest = { id: lastId, command };
    return new Promise((resolve, reject) => {
      waiting.set(request.id, { resolve, reject });
      child.send(request, (error) => error && reject(error));
    });
  }

  async function tell(command: ProxyCommand): Promise<void> {
    await ask(command);
  }

  return {
    async open(name, target) {
      const { port } = await ask({ do: "open", name, target });
      return {
        port,
        setTarget: (next) => tell({ do: "set-target", name, target: next }),
        setMode: (mode) => tell({ do: "set-mode", name, mode }),
        slowDown: (count) => tell({ do: "slow-down", name, count }),
      };
    },
    stop,
  };
}
