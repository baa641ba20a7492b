import { ConfigError, type Environment } from "./read-environment.ts";

/** For a process's first line: its config, or the reason on stderr and exit code 1. */
export function loadOrExit<Config>(load: (environment: Environment) => Config, environment: Environment): Config {
  try {
    return load(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
