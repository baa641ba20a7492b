import { type Environment, readEnvironment } from "./read-environment.ts";
import * as variables from "./variables.ts";

export const migrateVariables = {
  DATABASE_URL: variables.databaseUrl,
  LOG_LEVEL: variables.logLevel,
};

/** @throws ConfigError naming every variable that is missing or wrong. */
export function loadMigrateConfig(environment: Environment) {
  const read = readEnvironment(migrateVariables, environment);
  return { databaseUrl: read.DATABASE_URL, logLevel: read.LOG_LEVEL };
}
