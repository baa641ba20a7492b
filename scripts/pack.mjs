// `npm run pack -- --to FOLDER PART...`: copies what the parts need on a server, and nothing else, into a new folder.
// The parts are web, realtime, migrate, bots and pm2. Build first; the folder is laid out like the checkout.
import { parseArgs } from "node:util";
import { runAndCleanUp } from "./bootstrap/cleanup.mjs";
import { ensureInstalled } from "./bootstrap/prepare-checkout.mjs";
import { enableTypeScript, ROOT } from "./bootstrap/root.mjs";

await runAndCleanUp(
  async () => {
    const { values, positionals } = parseArgs({ options: { to: { type: "string" } }, allowPositionals: true });
    await ensureInstalled(ROOT);
    await enableTypeScript();
    const { pack } = await import("./pack/pack.ts");
    await pack({ root: ROOT, parts: positionals, to: values.to });
    return 0;
  },
  { stoppedCode: 130 },
);
