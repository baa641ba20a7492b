// `npm run browsers -- --users 6`: people with real browsers, who check what they see against what the others did.
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
    const { runBrowsers } = await import("./browsers/run-browsers.ts");
    return runBrowsers({ root: ROOT, args: process.argv.slice(2) });
  },
  { stoppedCode: 130 },
);
