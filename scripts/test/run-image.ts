import { spawn } from "node:child_process";
import { once } from "node:events";
import { signalAfterThisProcess } from "@banter/database/embedded";
import type { ImageCommand } from "./image-build.ts";

/** "nonroot" in the images; on Debian, a number that nobody has. */
const NONROOT_ID = 65_532;

export interface RunningImage {
  /** The exit code; null after a signal that it did not handle. */
  exited: Promise<number | null>;
  /** What it has printed so far, errors included. */
  output(): string;
  /** As a container is stopped. */
  stop(): Promise<number | null>;
}

/** Runs a command with the environment that a container would have, and no more. Only root can become somebody else. */
export function runImage(command: ImageCommand, settings: Record<string, string>): RunningImage {
  const child = spawn(command.program, command.args, {
    cwd: command.cwd,
    env: { PATH: process.env.PATH, ...command.environment, ...settings } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    ...(process.getuid?.() === 0 && { uid: NONROOT_ID, gid: NONROOT_ID }),
  });
  if (child.pid !== undefined) child.once("exit", signalAfterThisProcess(child.pid, "KILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
  const exited = once(child, "close").then(([code]): number | null => code);
  return {
    exited,
    output: () => output,
    async stop() {
      child.kill("SIGTERM");
      return exited;
    },
  };
}
