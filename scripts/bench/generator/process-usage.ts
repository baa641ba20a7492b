import { readdirSync, readFileSync } from "node:fs";

/** What /proc counts in; the same on every Linux that Node runs on. */
const CLOCK_TICKS_PER_SECOND = 100;

/** The CPU seconds that these processes and their descendants have used, children that have ended included. */
export function cpuSeconds(rootPids: readonly number[]): number {
  const ticks = withDescendants(rootPids).map((pid) => readTicks(pid));
  return ticks.reduce((sum, one) => sum + one, 0) / CLOCK_TICKS_PER_SECOND;
}

/** Proportional set size: memory shared by several processes counts once. */
export function memoryKib(rootPids: readonly number[]): number {
  return withDescendants(rootPids)
    .map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readProc(pid, "smaps_rollup"))?.[1] ?? 0))
    .reduce((sum, kib) => sum + kib, 0);
}

function withDescendants(rootPids: readonly number[]): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(statFields(Number(name))[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const pids = [...rootPids];
  for (let index = 0; index < pids.length; index += 1) pids.push(...(children.get(pids[index] ?? 0) ?? []));
  return pids;
}

/** utime, stime, cutime and cstime of proc(5). */
function readTicks(pid: number): number {
  return statFields(pid)
    .slice(11, 15)
    .reduce((sum, ticks) => sum + Number(ticks), 0);
}

/** The fields after the program's name, which may hold spaces: the first is the third of proc(5). */
function statFields(pid: number): string[] {
  const stat = readProc(pid, "stat");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/** Empty for a process that has ended meanwhile. */
function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "latin1");
  } catch {
    return "";
  }
}
