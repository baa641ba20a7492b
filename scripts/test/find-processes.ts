import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** The pids of the processes that have `marker` in their command line or, on Linux, in their environment. */
export function findProcesses(marker: string): number[] {
  if (!existsSync("/proc/self/environ")) return findInProcessList(marker);
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => readAbout(pid).includes(marker)).map(Number);
}

function readAbout(pid: string): string {
  try {
    return `${readFileSync(`/proc/${pid}/cmdline`, "utf8")}\n${readFileSync(`/proc/${pid}/environ`, "utf8")}`;
  } catch {
    return ""; // It has ended, or belongs to someone else.
  }
}

function findInProcessList(marker: string): number[] {
  const lines = execFileSync("ps", ["-ww", "-A", "-o", "pid=,args="], { encoding: "utf8" }).split("\n");
  return lines.filter((line) => line.includes(marker)).map((line) => Number.parseInt(line, 10));
}
