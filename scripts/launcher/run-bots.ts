import { join } from "node:path";
import { readEnvironment } from "./environment.ts";
import { runProgram } from "./run-program.ts";

/** Runs the bots with the settings of `.env`, so that they find what `npm start` runs; resolves with their exit code. */
export async function runBots({ root, args }: { root: string; args: readonly string[] }): Promise<number> {
  const main = join(root, "packages", "bots", "src", "main.ts");
  return runProgram({
    title: "the bots",
    command: ["--import", import.meta.resolve("tsx"), main, ...args],
    cwd: root,
    env: { ...process.env, ...readEnvironment(root) },
  });
}
