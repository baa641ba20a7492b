// `npm run bench`: Banter and a stock Socket.IO server under the same load, in one run.
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
    const { runBench } = await import("./bench/run-bench.ts");
    return runBench({ root: ROOT, args: process.argv.slice(2) });
  },
  { stoppedCode: 130 },
);
