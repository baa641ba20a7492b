import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import type { Environment, LauncherConfig } from "@banter/config";

export type Mode = "development" | "production";

/** What suits one machine, where somebody tries Banter out with bots, better than a server on the internet. */
const LOCAL_DEFAULTS: Environment = {
  WELCOME_ROOM: "Welcome",
  SIGNUPS_PER_ADDRESS_PER_HOUR: "2000",
  LOGINS_PER_ADDRESS_PER_15_MINUTES: "2000",
};

/** The environment over `.env` over the local defaults; a blank value counts as unset. */
export function readEnvironment(root: string): Environment {
  const file = join(root, ".env");
  const written = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  return mergeEnvironments(LOCAL_DEFAULTS, written, process.env);
}

/** Later ones win. */
export function mergeEnvironments(...environments: Environment[]): Environment {
  const entries = environments.flatMap((environment) => Object.entries(environment));
  return Object.fromEntries(entries.filter(([, value]) => value?.trim()));
}

/** What every part is started with, beside its own port. */
export function sharedEnvironment(
  environment: Environment,
  { config, mode, databaseUrl, sessionSecret, filesDir }: SharedSettings,
): NodeJS.ProcessEnv {
  const files = environment.FILES_S3_BUCKET ? {} : { FILES_DIR: filesDir };
  const merged = mergeEnvironments(files, environment, {
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    SESSION_SECRET: sessionSecret,
    PUBLIC_URL: config.publicUrl,
    REALTIME_URLS: config.realtimeUrls.join(","),
    DRAIN_SECONDS: String(config.drainSeconds),
  });
  return { ...merged, NODE_ENV: mode };
}

interface SharedSettings {
  config: LauncherConfig;
  mode: Mode;
  databaseUrl: string;
  sessionSecret: string;
  /** Where files are kept, unless the environment says otherwise. */
  filesDir: string;
}
