import { isIP } from "node:net";
import { z } from "zod";
import { parseOrigin } from "./origins.ts";
import { DEFAULT_REALTIME_PORTS, isRealtimeUrl } from "./realtime-urls.ts";
import { parseTrustedProxies } from "./trusted-proxies.ts";
import { commaSeparated, distinctPorts, optional, parsedBy, port, requiredPort, url, wholeNumber } from "./values.ts";

/** Short secrets can be guessed offline from one cookie. */
const SESSION_SECRET_MIN_CHARS = 32;

const POSTGRES_PROTOCOLS = ["postgres:", "postgresql:"];
const REDIS_PROTOCOLS = ["redis:", "rediss:"];

/** An unset NODE_ENV must not weaken a server, so it means production. */
export const nodeEnv = z
  .enum(["development", "production", "test"])
  .default("production")
  .describe("development, production or test");

export const bindAddress = z
  .string()
  .refine((text) => isIP(text) !== 0)
  .default("127.0.0.1")
  .describe("an IP address of this machine, 0.0.0.0 or ::");

export const logLevel = z
  .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"])
  .default("info")
  .describe("trace, debug, info, warn, error, fatal or silent");

export const nodeId = optional(
  z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,64}$/)
    .describe("1 to 64 letters, digits, dots, dashes or underscores"),
);

export const webPort = port(3000);

export const metricsPort = optional(requiredPort);

export const realtimePorts = distinctPorts(DEFAULT_REALTIME_PORTS);

export const databaseUrl = url(POSTGRES_PROTOCOLS);

export const databasePoolSize = wholeNumber("connections", { min: 1, max: 1_000, fallback: 10 });

export const brokerUrl = optional(url([...POSTGRES_PROTOCOLS, ...REDIS_PROTOCOLS]));

export const sessionSecret = z
  .string()
  .min(SESSION_SECRET_MIN_CHARS)
  .describe(`at least ${SESSION_SECRET_MIN_CHARS} characters, random and secret`);

export const previousSessionSecret = optional(sessionSecret);

/** The keys under which a session's token counts: the one that signs, and another while the two are exchanged. */
export function acceptedSecrets(read: { SESSION_SECRET: string; SESSION_SECRET_PREVIOUS?: string | undefined }) {
  return read.SESSION_SECRET_PREVIOUS ? [read.SESSION_SECRET, read.SESSION_SECRET_PREVIOUS] : [read.SESSION_SECRET];
}

export const adminUsername = z
  .string()
  .regex(/^[A-Za-z0-9_]{3,32}$/)
  .describe("3 to 32 letters, digits or underscores");

export const adminPassword = z.string().min(8).max(128).describe("8 to 128 characters");

/** As what is not there is called, in place of a name. */
const NONE = "none";

/** Null for none. What a room may be called, the web app knows. */
export const welcomeRoom = z
  .string()
  .default(NONE)
  .transform((name) => (name === NONE ? null : name))
  .describe(`the name of a room, or ${NONE}`);

export const publicUrl = optional(parsedBy(parseOrigin).describe("an http or https address without a path"));

export const allowedOrigins = optional(
  commaSeparated
    .pipe(z.array(parsedBy(parseOrigin)))
    .describe("http or https addresses without a path, separated by commas"),
);

export const realtimeUrls = optional(
  commaSeparated
    .pipe(z.array(z.string().refine(isRealtimeUrl)))
    .describe("ws, wss, http or https addresses or :PORT entries, separated by commas"),
);

export const trustedProxies = parsedBy(parseTrustedProxies)
  .default(0)
  .describe("a number of proxies, or their addresses as CIDR blocks separated by commas");

export const filesDir = optional(z.string().describe("a folder"));

export const s3Bucket = optional(
  z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .describe("the name of a bucket"),
);

export const s3Prefix = optional(
  z
    .string()
    .regex(/^[\w.-]+(?:\/[\w.-]+)*\/$/)
    .describe("the beginning of a key, with a slash at its end"),
);

export function drainSeconds(fallback: number) {
  return wholeNumber("seconds", { min: 0, max: 3_600, fallback });
}
