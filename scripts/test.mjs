// `npm test` and `npm run check`: from a bare clone through every check and test, or those named with --only.
import { explainOldNode } from "./bootstrap/node-version.mjs";

/** CI reads the last line of the output; this is it when nothing could run. */
const NOTHING_RAN = "\n0 passed, 1 failed";

const advice = explainOldNode(process.versions.node);
if (advice) {
  console.error(advice);
  console.log(NOTHING_RAN);
  process.exit(1);
}

const { endSignal, runAndCleanUp } = await import("./bootstrap/cleanup.mjs");
const { ensureInstalled } = await import("./bootstrap/prepare-checkout.mjs");
const { describeFailure } = await import("./bootstrap/problem.mjs");
const { enableTypeScript, ROOT } = await import("./bootstrap/root.mjs");

/** As a shell reports a program that Ctrl-C ended. */
const INTERRUPTED_CODE = 130;

await runAndCleanUp(
  async () => {
    try {
      const startedMs = Date.now();
      await ensureInstalled(ROOT);
      await enableTypeScript();
      const { runChecks } = await import("./checks/run-checks.ts");
      return await runChecks({ root: ROOT, args: process.argv.slice(2), installMs: Date.now() - startedMs });
    } catch (error) {
      if (endSignal.aborted) return INTERRUPTED_CODE;
      console.error(`\n${describeFailure(error)}`);
      console.log(NOTHING_RAN);
      return 1;
    }
  },
  { stoppedCode: INTERRUPTED_CODE },
);
