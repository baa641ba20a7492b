import { ConfigError, loadBotsConfig } from "@banter/config";
import { ArgumentError, type BotsOptions, parseArguments } from "./arguments.ts";
import { HELP } from "./help.ts";
import { exitCodeOf, table } from "./report.ts";
import { run } from "./run.ts";
import { ServerProblem } from "./server-problem.ts";

const EXIT = { unusable: 2, interrupted: 130 } as const;

function readOptions(): BotsOptions | "help" {
  return parseArguments(process.argv.slice(2), loadBotsConfig(process.env).publicUrl);
}

async function main(): Promise<number> {
  const options = readOptions();
  const write = (line: string) => process.stdout.write(`${line}\n`);
  if (options === "help") {
    process.stdout.write(HELP);
    return 0;
  }
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stop.abort());
  const report = await run(options, { signal: stop.signal, write });
  write(table(report));
  return stop.signal.aborted ? EXIT.interrupted : exitCodeOf(report.verdict);
}

try {
  process.exitCode = await main();
} catch (error) {
  const isExpected = error instanceof ArgumentError || error instanceof ConfigError || error instanceof ServerProblem;
  if (!isExpected) throw error;
  console.error(error.message);
  if (error instanceof ArgumentError) console.error('See "npm run bots -- --help".');
  process.exitCode = EXIT.unusable;
}
