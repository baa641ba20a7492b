import { Problem } from "../bootstrap/problem.mjs";
import { runPlaywright } from "../launcher/run-playwright.ts";
import { readOptions, USAGE } from "./options.ts";

/** Resolves with the exit code: 0 when all could be measured, whatever the numbers are. */
export async function runMeasure({ root, args }: { root: string; args: readonly string[] }): Promise<number> {
  if (args.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  const { url, runs, messages, reportDirectory } = readOptions(args, root);
  if (url !== null && !process.env.DATABASE_URL)
    throw new Problem("With --url, set DATABASE_URL to the database of that Banter: its rooms are filled there.");
  return runPlaywright({
    root,
    title: "the measurements",
    folder: "measure",
    url,
    settings: {
      MEASURE_RUNS: String(runs),
      MEASURE_MESSAGES: String(messages),
      MEASURE_REPORT_DIRECTORY: reportDirectory,
    },
  });
}
