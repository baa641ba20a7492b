import { join } from "node:path";
import { onEnd } from "../bootstrap/cleanup.mjs";
import { Problem } from "../bootstrap/problem.mjs";
import { spawnGroup } from "../bootstrap/process-group.mjs";
import { readEnvironment } from "./environment.ts";

/** Long enough for the bots to say goodbye and print their table. */
const STOP_AFTER_MS = 15_000;

/** Runs the bots with the settings of `.env`, so that they find what `npm start` runs; resolves with their exit code. */
export async function runBots({ root, args }: { root: string; args: readonly string[] }): Promise<number> {
  const main = join(root, "packages", "bots", "src", "main.ts");
  const group = spawnGroup(process.execPath, ["--import", import.meta.resolve("tsx"), main, ...args], {
    cwd: root,
    env: { ...process.env, ...readEnvironment(root) },
    stdio: "inherit",
  });
  onEnd(() => group.stop({ ask: "leader", killAfterMs: STOP_AFTER_MS }), group.kill);
  const { code, error } = await group.exited;
  if (error) throw new Problem(`Could not run the bots: ${error.message}`);
  return code ?? 1;
}
