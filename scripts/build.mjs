// `npm run build`: what the servers run, from the sources. `npm start` builds by itself.
import { runAndCleanUp } from "./bootstrap/cleanup.mjs";
import { ensureInstalled, whileSetupLocked } from "./bootstrap/prepare-checkout.mjs";
import { enableTypeScript, ROOT } from "./bootstrap/root.mjs";

await runAndCleanUp(
  async () => {
    await ensureInstalled(ROOT);
    await enableTypeScript();
    const { runTurboTask } = await import("./launcher/build.ts");
    await whileSetupLocked(ROOT, () => runTurboTask(ROOT, "build", "Building what has changed"));
    return 0;
  },
  { stoppedCode: 130 },
);
