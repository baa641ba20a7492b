// `npm run chaos`: a cluster that fails in every way, bots that talk meanwhile, and a judge of what became of it.
import { startCommand } from "./bootstrap/start-command.mjs";

await startCommand(async (options) => {
  const { runChaos } = await import("./chaos/run-chaos.ts");
  return runChaos(options);
});
