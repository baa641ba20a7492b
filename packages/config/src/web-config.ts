import { availableParallelism } from "node:os";
import { z } from "zod";
import { defaultAllowedOrigins, defaultPublicUrl } from "./origins.ts";
import { ConfigError, type Environment, readEnvironment } from "./read-environment.ts";
import { DEFAULT_REALTIME_PORTS, realtimeUrlsAtPorts } from "./realtime-urls.ts";
import { optional, portOrAny, url, wholeNumber } from "./values.ts";
import * as variables from "./variables.ts";

/** Node's worker threads, unless UV_THREADPOOL_SIZE says otherwise. */
const LIBUV_THREADS = 4;

/** 2^20, as file managers and people mean it. */
const BYTES_PER_MB = 1024 * 1024;

/** Each hash takes a whole core and a worker thread; one of both is left, to answer with and to read files with. */
const DEFAULT_HASH_CONCURRENCY = Math.max(1, Math.min(availableParallelism(), LIBUV_THREADS) - 1);

export const webVariables = {
  NODE_ENV: variables.nodeEnv,
  BIND_ADDRESS: variables.bindAddress,
  WEB_PORT: portOrAny(3000),
  LOG_LEVEL: variables.logLevel,
  DATABASE_URL: variables.databaseUrl,
  DATABASE_POOL_SIZE: variables.databasePoolSize,
  BROKER_URL: variables.brokerUrl,
  SESSION_SECRET: variables.sessionSecret,
  SESSION_SECRET_PREVIOUS: variables.previousSessionSecret,
  PUBLIC_URL: variables.publicUrl,
  ALLOWED_ORIGINS: variables.allowedOrigins,
  TRUSTED_PROXIES: variables.trustedProxies,
  REALTIME_URLS: variables.realtimeUrls,
  FIRST_ADMIN_USERNAME: optional(variables.adminUsername),
  FIRST_ADMIN_PASSWORD: optional(variables.adminPassword),
  WELCOME_ROOM: variables.welcomeRoom,
  SIGNUPS_PER_ADDRESS_PER_HOUR: wholeNumber("sign-ups", { min: 1, max: 1_000_000, fallback: 20 }),
  LOGINS_PER_ADDRESS_PER_15_MINUTES: wholeNumber("logins", { min: 1, max: 1_000_000, fallback: 100 }),
  LOGINS_PER_ACCOUNT_PER_15_MINUTES: wholeNumber("logins", { min: 1, max: 1_000_000, fallback: 10 }),
  CALLS_PER_USER_PER_SECOND: wholeNumber("calls", { min: 1, max: 100_000, fallback: 50 }),
  CALLS_PER_USER_BURST: wholeNumber("calls", { min: 1, max: 1_000_000, fallback: 200 }),
  FILES_DIR: variables.filesDir,
  FILES_S3_BUCKET: variables.s3Bucket,
  FILES_S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .default("us-east-1")
    .describe("the name of a region"),
  FILES_S3_ENDPOINT: optional(url(["http:", "https:"])),
  FILES_S3_PREFIX: variables.s3Prefix,
  FILE_MAX_MB: wholeNumber("MB", { min: 1, max: 1_024, fallback: 25 }),
  FILES_PER_USER_MAX_MB: wholeNumber("MB", { min: 1, max: 10_000_000, fallback: 1_024 }),
  HASH_CONCURRENCY: wholeNumber("hashes", { min: 1, max: 1_024, fallback: DEFAULT_HASH_CONCURRENCY }),
};

export type WebConfig = ReturnType<typeof loadWebConfig>;

/** @throws ConfigError naming every variable that is missing or wrong. */
export function loadWebConfig(environment: Environment) {
  const read = readEnvironment(webVariables, environment);
  const publicUrl = read.PUBLIC_URL ?? defaultPublicUrl(read.WEB_PORT);
  return {
    nodeEnv: read.NODE_ENV,
    bindAddress: read.BIND_ADDRESS,
    port: read.WEB_PORT,
    logLevel: read.LOG_LEVEL,
    databaseUrl: read.DATABASE_URL,
    databasePoolSize: read.DATABASE_POOL_SIZE,
    brokerUrl: read.BROKER_URL ?? read.DATABASE_URL,
    sessionSecret: read.SESSION_SECRET,
    acceptedSecrets: variables.acceptedSecrets(read),
    /** The origin people type, without a slash at its end. */
    publicUrl,
    allowedOrigins: read.ALLOWED_ORIGINS ?? defaultAllowedOrigins(publicUrl),
    trustedProxies: read.TRUSTED_PROXIES,
    /** What browsers are told: full addresses, or `:PORT` for the page's own host at that port. */
    realtimeUrls: read.REALTIME_URLS ?? realtimeUrlsAtPorts(DEFAULT_REALTIME_PORTS),
    firstAdmin: firstAdminOf(read.FIRST_ADMIN_USERNAME, read.FIRST_ADMIN_PASSWORD),
    /** How the room is called that newcomers find themselves in; null for none. */
    welcomeRoom: read.WELCOME_ROOM,
    signupsPerAddressPerHour: read.SIGNUPS_PER_ADDRESS_PER_HOUR,
    loginsPerAddressPer15Minutes: read.LOGINS_PER_ADDRESS_PER_15_MINUTES,
    loginsPerAccountPer15Minutes: read.LOGINS_PER_ACCOUNT_PER_15_MINUTES,
    callsPerUserPerSecond: read.CALLS_PER_USER_PER_SECOND,
    callsPerUserBurst: read.CALLS_PER_USER_BURST,
    /** Where files are kept; null when nobody has said where. */
    files: filesOf(read),
    fileMaxBytes: read.FILE_MAX_MB * BYTES_PER_MB,
    filesPerUserMaxBytes: read.FILES_PER_USER_MAX_MB * BYTES_PER_MB,
    hashConcurrency: read.HASH_CONCURRENCY,
  };
}

interface FileVariables {
  FILES_DIR?: string | undefined;
  FILES_S3_BUCKET?: string | undefined;
  FILES_S3_REGION: string;
  FILES_S3_ENDPOINT?: string | undefined;
  FILES_S3_PREFIX?: string | undefined;
}

function filesOf(read: FileVariables) {
  if (read.FILES_DIR !== undefined && read.FILES_S3_BUCKET !== undefined) {
    throw new ConfigError(["FILES_DIR and FILES_S3_BUCKET are both set: files are kept in one of them"]);
  }
  if (read.FILES_DIR !== undefined) return { kind: "disk" as const, folder: read.FILES_DIR };
  if (read.FILES_S3_BUCKET === undefined) return null;
  return {
    kind: "s3" as const,
    bucket: read.FILES_S3_BUCKET,
    region: read.FILES_S3_REGION,
    endpoint: read.FILES_S3_ENDPOINT,
    prefix: read.FILES_S3_PREFIX ?? "",
  };
}

/** Who becomes the first admin; null when the settings name nobody. */
function firstAdminOf(username: string | undefined, password: string | undefined) {
  if (username === undefined && password === undefined) return null;
  if (username === undefined || password === undefined) {
    const missing = username === undefined ? "FIRST_ADMIN_USERNAME" : "FIRST_ADMIN_PASSWORD";
    throw new ConfigError([`${missing} is missing: FIRST_ADMIN_USERNAME and FIRST_ADMIN_PASSWORD go together`]);
  }
  return { username, password };
}
