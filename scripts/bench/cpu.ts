import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { findExecutable } from "../checks/find-executable.ts";

/** The number of a core. */
export type Cpu = number;

/** One core for all servers and another for the load, so that neither takes from the other; null where that cannot be. */
export function chooseCpus(): { servers: Cpu; generator: Cpu } | null {
  if (availableParallelism() < 2 || !findExecutable(["taskset"])) return null;
  return { servers: 0, generator: 1 };
}

/** Keeps a process, and whatever it starts from now on, on one core. */
export function pinProcess(pid: number, cpu: Cpu): void {
  spawnSync("taskset", ["--all-tasks", "--cpu-list", "--pid", String(cpu), String(pid)], { stdio: "ignore" });
}
