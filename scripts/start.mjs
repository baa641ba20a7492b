// `npm start` and, with --dev, `npm run dev`: from a bare clone to a running Banter.
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
    const { launch } = await import("./launcher/launch.ts");
    return launch({ root: ROOT, mode: process.argv.includes("--dev") ? "development" : "production" });
  },
  { stoppedCode: 0 },
);
