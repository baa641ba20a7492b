import { join } from "node:path";
import { Problem } from "../bootstrap/problem.mjs";
import { toolEnvironment } from "../bootstrap/tool-environment.mjs";
import { CHROMIUM, isPresent } from "../checks/system-packages.ts";
import { runProgram } from "./run-program.ts";

interface PlaywrightRun {
  root: string;
  /** As people call it: "the browsers". */
  title: string;
  /** The folder of `e2e` whose `playwright.config.ts` says what is run. */
  folder: string;
  /** A Banter that runs already; null has one started, and taken away afterwards. */
  url: string | null;
  /** What the run reads out of its environment. */
  settings: Readonly<Record<string, string>>;
}

/** Runs one of the stories in `e2e` that are no tests. Resolves with its exit code. */
export async function runPlaywright({ root, title, folder, url, settings }: PlaywrightRun): Promise<number> {
  if (!isPresent(CHROMIUM)) throw new Problem(CHROMIUM.advice);
  const cli = join(root, "node_modules", "@playwright", "test", "cli.js");
  return runProgram({
    title,
    command: [cli, "test", "--config", `${folder}/playwright.config.ts`],
    cwd: join(root, "e2e"),
    env: { ...toolEnvironment(), BANTER_URL: url ?? "", ...settings },
  });
}
