import { join } from "node:path";
import { Problem } from "../bootstrap/problem.mjs";
import { toolEnvironment } from "../bootstrap/tool-environment.mjs";
import { CHROMIUM, isPresent } from "../checks/system-packages.ts";
import { runProgram } from "../launcher/run-program.ts";
import { readOptions, USAGE } from "./options.ts";

/** Resolves with the exit code: 0 when everybody saw what they should. */
export async function runBrowsers({ root, args }: { root: string; args: readonly string[] }): Promise<number> {
  if (args.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  const { users, url, reportDirectory } = readOptions(args, root);
  if (!isPresent(CHROMIUM)) throw new Problem(CHROMIUM.advice);
  return runProgram({
    title: "the browsers",
    command: [
      join(root, "node_modules", "@playwright", "test", "cli.js"),
      "test",
      "--config",
      "bots/playwright.config.ts",
    ],
    cwd: join(root, "e2e"),
    env: {
      ...toolEnvironment(),
      BANTER_URL: url ?? "",
      BOTS_USERS: String(users),
      BOTS_REPORT_DIRECTORY: reportDirectory,
    },
  });
}
