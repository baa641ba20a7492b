import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { onEnd } from "../bootstrap/cleanup.mjs";
import { spawnGroup } from "../bootstrap/process-group.mjs";
import type { Outcome } from "./step.ts";

/** Longer than a cluster takes to stop. */
const STOP_AFTER_MS = 30_000;

/**
 * Runs the chaos checker for about two minutes with each broker; each one is a test that passes or fails. All at once: half
 * of the time a cluster waits for what was broken.
 */
export async function runQuickChaos(root: string, brokers: readonly string[]): Promise<Outcome> {
  const notes = (await Promise.all(brokers.map((broker) => runWith(broker, root)))).filter((note) => note !== null);
  return { passed: brokers.length - notes.length, failed: notes.length, skipped: 0, notes };
}

/** Resolves with what there is to say of a run that failed. */
async function runWith(broker: string, root: string): Promise<string | null> {
  const report = join(".banter", "chaos", `quick-${broker}`);
  const command = [join(root, "scripts", "chaos.mjs"), "--quick", "--broker", broker, "--report", report];
  const group = spawnGroup(process.execPath, command, { cwd: root, env: process.env });
  const forget = onEnd(() => group.stop({ ask: "leader", killAfterMs: STOP_AFTER_MS }), group.kill);
  for (const output of [group.child.stdout, group.child.stderr]) if (output) printLines(output, broker);
  const { code } = await group.exited;
  forget();
  return code === 0
    ? null
    : `With the broker ${broker} it ended with exit code ${code}; see ${join(report, "report.html")}`;
}

/** So that one sees whose line each is. */
function printLines(output: Readable, name: string): void {
  createInterface(output).on("line", (line) => console.log(`${name} │ ${line}`));
}
