import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const POLL_INTERVAL_MS = 20;

export interface StartedProgram {
  pid: number;
  /** What it has printed so far, errors included. */
  output(): string;
  /** Resolves once it has printed `text`. @throws Error when it ends before. */
  printed(text: string): Promise<void>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  signal(signal: NodeJS.Signals): void;
}

/** Runs a program of the scripts folder in a process group of its own, as a shell would. */
export function startProgram(
  file: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): StartedProgram {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [path, ...args], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`could not run ${file}`);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data) => (output += data));
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal }));
  return {
    pid,
    ended,
    output: () => output,
    async printed(text) {
      let hasEnded = false;
      ended.then(() => {
        hasEnded = true;
      });
      while (!output.includes(text)) {
        if (hasEnded) throw new Error(`ended without printing ${text}:\n${output}`);
        await sleep(POLL_INTERVAL_MS);
      }
    },
    signal: (signal) => void child.kill(signal),
  };
}
