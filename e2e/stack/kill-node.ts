import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { RealtimeNode } from "./start-banter.ts";

/** Ends a realtime node as a power cut would. */
export function killNode({ port }: RealtimeNode): void {
  process.kill(findPid(port), "SIGKILL");
}

/** The process that was started to serve the port. */
function findPid(port: number): number {
  if (!existsSync("/proc/self/environ")) return findListener(port);
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const found = pids.find((pid) => environmentOf(pid).includes(`REALTIME_PORT=${port}\0`));
  if (!found) throw new Error(`No process serves port ${port}`);
  return Number(found);
}

function findListener(port: number): number {
  return Number(execFileSync("lsof", ["-nP", "-t", `-iTCP:${port}`, "-sTCP:LISTEN"], { encoding: "utf8" }));
}

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8");
  } catch {
    return ""; // It has ended, or belongs to someone else.
  }
}
