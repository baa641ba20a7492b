// `npm run chaos`: a cluster that fails in every way, bots that talk meanwhile, and a judge of what became of it.
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
    const { runChaos } = await import("./chaos/run-chaos.ts");
    return runChaos({ root: ROOT, args: process.argv.slice(2) });
  },
  { stoppedCode: 130 },
);
