// `npm run bench`: Banter and a stock Socket.IO server under the same load, in one run.
import { startCommand } from "./bootstrap/start-command.mjs";

await startCommand(async (options) => {
  const { runBench } = await import("./bench/run-bench.ts");
  return runBench(options);
});
