// `npm run bots -- --users 50 --rooms 5 --seconds 20`: scripted users that talk, and check that nothing is lost.
import { startCommand } from "./bootstrap/start-command.mjs";

await startCommand(async (options) => {
  const { runBots } = await import("./launcher/run-bots.ts");
  return runBots(options);
});
