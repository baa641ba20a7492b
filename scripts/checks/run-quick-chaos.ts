import { join } from "node:path";
import { onEnd } from "../bootstrap/cleanup.mjs";
import { spawnGroup } from "../bootstrap/process-group.mjs";
import type { Outcome } from "./step.ts";

/** Longer than a cluster takes to stop. */
const STOP_AFTER_MS = 30_000;

/** Runs the chaos checker for about a minute with each broker; each one is a test that passes or fails. */
export async function runQuickChaos(root: string, brokers: readonly string[]): Promise<Outcome> {
  const outcome = { passed: 0, failed: 0, skipped: 0, notes: [] as string[] };
  for (const broker of brokers) {
    const report = join(".banter", "chaos", `quick-${broker}`);
    const command = [join(root, "scripts", "chaos.mjs"), "--quick", "--broker", broker, "--report", report];
    const group = spawnGroup(process.execPath, command, { cwd: root, env: process.env, stdio: "inherit" });
    const forget = onEnd(() => group.stop({ ask: "leader", killAfterMs: STOP_AFTER_MS }), group.kill);
    const { code } = await group.exited;
    forget();
    if (code === 0) outcome.passed += 1;
    else {
      outcome.failed += 1;
      outcome.notes.push(
        `With the broker ${broker} it ended with exit code ${code}; see ${join(report, "report.html")}`,
      );
    }
  }
  return outcome;
}
