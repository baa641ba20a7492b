// `npm run measure`: how fast pages are there and answer, and how a room of 100,000 messages scrolls.
import { startCommand } from "./bootstrap/start-command.mjs";

await startCommand(async (options) => {
  const { runMeasure } = await import("./measure/run-measure.ts");
  return runMeasure(options);
});
