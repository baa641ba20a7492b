import { z } from "zod";
import { defaultPublicUrl } from "./origins.ts";
import { type Environment, readEnvironment } from "./read-environment.ts";
import { realtimeUrlsAtPorts } from "./realtime-urls.ts";
import { optional, port } from "./values.ts";
import * as variables from "./variables.ts";

export const launcherVariables = {
  BANTER_STATE_DIR: z.string().default(".banter").describe("a directory"),
  BIND_ADDRESS: variables.bindAddress,
  WEB_PORT: variables.webPort,
  REALTIME_PORTS: variables.realtimePorts,
  METRICS_PORT: variables.metricsPort,
  POSTGRES_PORT: port(26_432),
  DATABASE_URL: optional(variables.databaseUrl),
  BROKER_URL: variables.brokerUrl,
  PUBLIC_URL: variables.publicUrl,
  REALTIME_URLS: variables.realtimeUrls,
  SESSION_SECRET: optional(variables.sessionSecret),
  DRAIN_SECONDS: variables.drainSeconds(2),
};

export type LauncherConfig = ReturnType<typeof loadLauncherConfig>;

/**
 * What `npm start` and `npm run dev` start, and where. An unset address means that the launcher provides the thing.
 * @throws ConfigError naming every variable that is wrong.
 */
export function loadLauncherConfig(environment: Environment) {
  const read = readEnvironment(launcherVariables, environment);
  return {
    /** Relative to the repository. */
    stateDir: read.BANTER_STATE_DIR,
    bindAddress: read.BIND_ADDRESS,
    webPort: read.WEB_PORT,
    realtimePorts: read.REALTIME_PORTS,
    metricsPort: read.METRICS_PORT,
    postgresPort: read.POSTGRES_PORT,
    databaseUrl: read.DATABASE_URL ?? null,
    brokerUrl: read.BROKER_URL ?? null,
    publicUrl: read.PUBLIC_URL ?? defaultPublicUrl(read.WEB_PORT),
    realtimeUrls: read.REALTIME_URLS ?? realtimeUrlsAtPorts(read.REALTIME_PORTS),
    sessionSecret: read.SESSION_SECRET ?? null,
    drainSeconds: read.DRAIN_SECONDS,
  };
}
