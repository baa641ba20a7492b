import { join } from "node:path";
import { takeLock } from "../bootstrap/lock.mjs";
import { Problem } from "../bootstrap/problem.mjs";

/** @throws Problem when Banter already runs on this state folder. */
export function takeStateLock(stateDir: string, publicUrl: string): { wasStale: boolean } {
  const { holder, wasStale } = takeLock(join(stateDir, "launcher.lock"), publicUrl);
  if (!holder) return { wasStale };
  throw new Problem(
    [
      `Banter is already running from this checkout: process ${holder.pid}, ${holder.note}`,
      `Use that one, or stop it first: kill ${holder.pid}`,
      "For a second one beside it, set BANTER_STATE_DIR, WEB_PORT, REALTIME_PORTS and POSTGRES_PORT to others.",
    ].join("\n"),
  );
}
