import { runPlaywright } from "../launcher/run-playwright.ts";
import { readOptions, USAGE } from "./options.ts";

/** Resolves with the exit code: 0 when everybody saw what they should. */
export async function runBrowsers({ root, args }: { root: string; args: readonly string[] }): Promise<number> {
  if (args.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  const { users, url, reportDirectory } = readOptions(args, root);
  return runPlaywright({
    root,
    title: "the browsers",
    folder: "bots",
    url,
    settings: { BOTS_USERS: String(users), BOTS_REPORT_DIRECTORY: reportDirectory },
  });
}
