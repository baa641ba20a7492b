// `npm run bots -- --users 50 --rooms 5 --seconds 20`: scripted users that talk, and check that nothing is lost.
import { explainOldNode } from "./bootstrap/node-version.mjs";

const advice = explainOldNode(process.versions.node);
if (advice) {
  console.error(advice);
  process.exit(1);
}

const { runAndCleanUp } = await import("./bootstrap/cleanup.mjs");
const { ensureInstalled } = await import("./bootstrap/prepare-checkout.mjs");
const { enableTypeScript, ROOT } = await import("./bootstrap/root.mjs");

await runAndCleanUp(
  async () => {
    await ensureInstalled(ROOT);
    await enableTypeScript();
    const { runBots } = await import("./launcher/run-bots.ts");
    return runBots({ root: ROOT, args: process.argv.slice(2) });
  },
  { stoppedCode: 130 },
);
