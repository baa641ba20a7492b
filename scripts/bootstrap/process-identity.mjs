import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * When the process began, in whatever form the system tells it: with the pid, it names one process for good.
 * `null` when there is none.
 * @param {number} pid
 */
export function readProcessStart(pid) {
  try {
    if (process.platform === "linux") return fieldsAfterName(readFileSync(`/proc/${pid}/stat`, "utf8"))[19] ?? null;
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return null;
  }
}

/**
 * The fields of /proc/PID/stat from the third (proc(5)): the second, a name, may contain spaces and brackets.
 * @param {string} stat
 */
function fieldsAfterName(stat) {
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}
