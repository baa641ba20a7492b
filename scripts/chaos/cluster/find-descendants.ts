import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** The pids of all that a process has started, and of what that has started, as far as their parents still run. */
export function findDescendants(pid: number): number[] {
  const parents = readParents();
  const childrenOf = (parent: number): number[] =>
    [...parents].flatMap(([child, itsParent]) => (itsParent === parent ? [child, ...childrenOf(child)] : []));
  return childrenOf(pid);
}

function readParents(): Map<number, number> {
  if (process.platform !== "linux") {
    const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
    return new Map(lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]));
  }
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return new Map(pids.flatMap((pid) => readParent(Number(pid))));
}

function readParent(pid: number): [number, number][] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return [[pid, Number(/^PPid:\s*(\d+)/m.exec(status)?.[1])]];
  } catch {
    return []; // It has ended.
  }
}
