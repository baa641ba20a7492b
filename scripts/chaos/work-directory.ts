import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onEnd } from "../bootstrap/cleanup.mjs";

/** A directory that goes when this process ends. What killed runs have left is removed on the way. */
export function createWorkDirectory(prefix: string): string {
  removeAbandoned(prefix);
  const directory = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(directory, 0o711); // Postgres may have to run as another user, who must get through
  const remove = () => rmSync(directory, { recursive: true, force: true });
  onEnd(remove, remove);
  return directory;
}

function removeAbandoned(prefix: string): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
