// `npm run admin -- promote ann`: what must work without a page: the first admin, and a way back in.
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
    const { runAdmin } = await import("./admin/run-admin.ts");
    return runAdmin({ root: ROOT, args: process.argv.slice(2) });
  },
  { stoppedCode: 130 },
);
