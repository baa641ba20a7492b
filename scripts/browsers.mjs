// `npm run browsers -- --users 6`: people with real browsers, who check what they see against what the others did.
import { startCommand } from "./bootstrap/start-command.mjs";

await startCommand(async (options) => {
  const { runBrowsers } = await import("./browsers/run-browsers.ts");
  return runBrowsers(options);
});
