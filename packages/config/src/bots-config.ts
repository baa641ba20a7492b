import { defaultPublicUrl } from "./origins.ts";
import { type Environment, readEnvironment } from "./read-environment.ts";
import { realtimeUrlsAtPorts } from "./realtime-urls.ts";
import * as variables from "./variables.ts";

export const botsVariables = {
  WEB_PORT: variables.webPort,
  PUBLIC_URL: variables.publicUrl,
  REALTIME_PORTS: variables.realtimePorts,
  REALTIME_URLS: variables.realtimeUrls,
};

export type BotsConfig = ReturnType<typeof loadBotsConfig>;

/** @throws ConfigError naming every variable that is wrong. */
export function loadBotsConfig(environment: Environment) {
  const read = readEnvironment(botsVariables, environment);
  return {
    publicUrl: read.PUBLIC_URL ?? defaultPublicUrl(read.WEB_PORT),
    /** Full addresses, or `:PORT` for the host of `publicUrl` at that port. */
    realtimeUrls: read.REALTIME_URLS ?? realtimeUrlsAtPorts(read.REALTIME_PORTS),
  };
}
