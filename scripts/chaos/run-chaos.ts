import { randomBytes } from "node:crypto";
import { whileSetupLocked } from "../bootstrap/prepare-checkout.mjs";
import { runTurboTask } from "../launcher/build.ts";
import { readOptions, type Scenario, USAGE } from "./options.ts";
import { type Run, startRun } from "./run.ts";
import { runFaults } from "./run-faults.ts";
import { runForcedRetries } from "./run-forced-retries.ts";
import { runIdleStarts } from "./run-idle-starts.ts";

const SCENARIOS: Readonly<Record<Scenario, (run: Run) => Promise<void>>> = {
  faults: runFaults,
  "idle-starts": runIdleStarts,
  "forced-retries": runForcedRetries,
};

/** Resolves with the exit code. */
export async function runChaos({ root, args }: { root: string; args: readonly string[] }): Promise<number> {
  if (args.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  const options = readOptions(args, () => randomBytes(4).toString("hex"));
  await whileSetupLocked(root, () =>
    runTurboTask(root, "build", "Building the realtime service", { only: "@banter/realtime" }),
  );
  const run = startRun(root, options);
  await SCENARIOS[options.scenario](run);
  return run.finish();
}
