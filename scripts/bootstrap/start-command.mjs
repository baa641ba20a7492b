import { explainOldNode } from "./node-version.mjs";

/** As a shell reports a program that Ctrl-C ended. */
const INTERRUPTED_CODE = 130;

/**
 * Runs one of the commands of package.json, from a bare clone on: looks at the version of Node before anything that an
 * old one could not read, installs what is missing, and cleans up however it ends. The command is imported only then,
 * and may be TypeScript.
 * @param {(options: { root: string, args: string[] }) => Promise<number>} run  Resolves with the exit code.
 * @param {{ stoppedCode?: number }} [options]  The exit code when Ctrl-C ends it.
 */
export async function startCommand(run, { stoppedCode = INTERRUPTED_CODE } = {}) {
  const advice = explainOldNode(process.versions.node);
  if (advice) {
    console.error(advice);
    process.exit(1);
  }
  const { runAndCleanUp } = await import("./cleanup.mjs");
  const { ensureInstalled } = await import("./prepare-checkout.mjs");
  const { enableTypeScript, ROOT } = await import("./root.mjs");
  await runAndCleanUp(
    async () => {
      await ensureInstalled(ROOT);
      await enableTypeScript();
      return run({ root: ROOT, args: process.argv.slice(2) });
    },
    { stoppedCode },
  );
}
