import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onEnd } from "../bootstrap/cleanup.mjs";

const PREFIX = "banter-chaos-";

/** A directory that goes when this process ends. What killed runs have left is removed on the way. */
export function createWorkDirectory(): string {
  removeAbandoned();
  const directory = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(directory, 0o711); // Postgres may have to run as another user, who must get through
  const remove = () => rmSync(directory, { recursive: true, force: true });
  onEnd(remove, remove);
  return directory;
}

function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
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
