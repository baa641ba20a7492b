import { defaultAllowedOrigins, defaultPublicUrl } from "./origins.ts";
import { type Environment, readEnvironment } from "./read-environment.ts";
import { portOrAny, wholeNumber } from "./values.ts";
import * as variables from "./variables.ts";

export const realtimeVariables = {
  NODE_ENV: variables.nodeEnv,
  BIND_ADDRESS: variables.bindAddress,
  REALTIME_PORT: portOrAny(3001),
  METRICS_PORT: variables.metricsPort,
  NODE_ID: variables.nodeId,
  LOG_LEVEL: variables.logLevel,
  DATABASE_URL: variables.databaseUrl,
  DATABASE_POOL_SIZE: variables.databasePoolSize,
  BROKER_URL: variables.brokerUrl,
  SESSION_SECRET: variables.sessionSecret,
  SESSION_SECRET_PREVIOUS: variables.previousSessionSecret,
  WEB_PORT: variables.webPort,
  PUBLIC_URL: variables.publicUrl,
  ALLOWED_ORIGINS: variables.allowedOrigins,
  TRUSTED_PROXIES: variables.trustedProxies,
  MESSAGES_PER_USER_PER_SECOND: wholeNumber("messages", { min: 1, max: 10_000, fallback: 10 }),
  MESSAGES_PER_USER_BURST: wholeNumber("messages", { min: 1, max: 100_000, fallback: 20 }),
  EVENTS_PER_USER_PER_SECOND: wholeNumber("events", { min: 1, max: 100_000, fallback: 50 }),
  EVENTS_PER_USER_BURST: wholeNumber("events", { min: 1, max: 1_000_000, fallback: 200 }),
  SOCKETS_PER_USER_MAX: wholeNumber("connections", { min: 1, max: 100_000, fallback: 25 }),
  HANDSHAKES_WAITING_MAX: wholeNumber("handshakes", { min: 0, max: 100_000, fallback: 500 }),
  DRAIN_SECONDS: variables.drainSeconds(10),
};

export type RealtimeConfig = ReturnType<typeof loadRealtimeConfig>;

/** @throws ConfigError naming every variable that is missing or wrong. */
export function loadRealtimeConfig(environment: Environment) {
  const read = readEnvironment(realtimeVariables, environment);
  const publicUrl = read.PUBLIC_URL ?? defaultPublicUrl(read.WEB_PORT);
  return {
    nodeEnv: read.NODE_ENV,
    bindAddress: read.BIND_ADDRESS,
    port: read.REALTIME_PORT,
    metricsPort: read.METRICS_PORT,
    nodeId: read.NODE_ID ?? `realtime-${read.REALTIME_PORT}`,
    logLevel: read.LOG_LEVEL,
    databaseUrl: read.DATABASE_URL,
    databasePoolSize: read.DATABASE_POOL_SIZE,
    brokerUrl: read.BROKER_URL ?? read.DATABASE_URL,
    acceptedSecrets: variables.acceptedSecrets(read),
    publicUrl,
    allowedOrigins: read.ALLOWED_ORIGINS ?? defaultAllowedOrigins(publicUrl),
    trustedProxies: read.TRUSTED_PROXIES,
    messagesPerUserPerSecond: read.MESSAGES_PER_USER_PER_SECOND,
    messagesPerUserBurst: read.MESSAGES_PER_USER_BURST,
    eventsPerUserPerSecond: read.EVENTS_PER_USER_PER_SECOND,
    eventsPerUserBurst: read.EVENTS_PER_USER_BURST,
    socketsPerUserMax: read.SOCKETS_PER_USER_MAX,
    handshakesWaitingMax: read.HANDSHAKES_WAITING_MAX,
    drainSeconds: read.DRAIN_SECONDS,
  };
}
