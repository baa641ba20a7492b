import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type LauncherConfig, STOP_MARGIN_MS } from "@banter/config";
import type { Mode } from "./environment.ts";

/** One process that `npm start` runs. */
export interface Part {
  name: string;
  command: readonly [string, ...string[]];
  cwd: string;
  environment: NodeJS.ProcessEnv;
  /** Answers with success once the part can serve. */
  readyUrl: string;
  /** Where people or browsers find it. */
  url: string;
  killAfterMs: number;
}

export function listParts({ root, mode, config, environment }: PartSettings): Part[] {
  const appDir = (app: string) => join(root, "apps", app);
  const localHost = reachableHost(config.bindAddress);
  const killAfterMs = config.drainSeconds * 1_000 + STOP_MARGIN_MS;
  const web: Part = {
    name: "web",
    command: commandFor(mode, { built: "dist/server.js", source: "src/server.ts" }),
    cwd: appDir("web"),
    environment: { ...environment, WEB_PORT: String(config.webPort) },
    readyUrl: `http://${localHost}:${config.webPort}/readyz`,
    url: config.publicUrl,
    killAfterMs,
  };
  const nodes = config.realtimePorts.map(
    (port, index): Part => ({
      name: `realtime-${port}`,
      command: commandFor(mode, { built: "dist/main.js", source: "src/main.ts" }),
      cwd: appDir("realtime"),
      environment: {
        ...environment,
        REALTIME_PORT: String(port),
        NODE_ID: `realtime-${port}`,
        ...(config.metricsPort && { METRICS_PORT: String(config.metricsPort + index) }),
      },
      readyUrl: `http://${localHost}:${port}/readyz`,
      url: fullAddress(config.realtimeUrls[index] ?? `:${port}`, config.publicUrl),
      killAfterMs,
    }),
  );
  return [web, ...nodes];
}

interface PartSettings {
  root: string;
  mode: Mode;
  config: LauncherConfig;
  environment: NodeJS.ProcessEnv;
}

function commandFor(mode: Mode, { built, source }: { built: string; source: string }): Part["command"] {
  if (mode === "production") return [process.execPath, built];
  const tsx = fileURLToPath(import.meta.resolve("tsx/cli"));
  return [process.execPath, tsx, "watch", "--clear-screen=false", source];
}

/** How a process on this machine reaches what listens on `bindAddress`. */
function reachableHost(bindAddress: string): string {
  if (bindAddress === "0.0.0.0") return "127.0.0.1";
  if (bindAddress === "::") return "[::1]";
  return bindAddress.includes(":") ? `[${bindAddress}]` : bindAddress;
}

/** A `:PORT` entry as a browser on the public address resolves it. */
function fullAddress(realtimeUrl: string, publicUrl: string): string {
  if (!realtimeUrl.startsWith(":")) return realtimeUrl;
  const { protocol, hostname } = new URL(publicUrl);
  return `${protocol}//${hostname}${realtimeUrl}`;
}
