import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { waitFor } from "@banter/testing";
import type { Site } from "./site.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** With everything built a start takes seconds; on a busy machine it may have something to build. */
const START_TIMEOUT_MS = 10 * 60_000;

const RUNNING = "Ctrl-C stops all of it.";

/** Waits until its standard input closes, that is until we are gone, then stops the launcher and removes its data. */
const WATCHDOG = 'read -r _; kill -TERM "$1"; while kill -0 "$1"; do sleep 1; done; rm -rf "$2"';

export interface RealtimeNode {
  /** As the app shows it. */
  name: string;
  port: number;
  /** What a client takes as `realtimeUrls`. */
  url: string;
}

/** What tests need to know of a Banter that runs. */
export interface Banter {
  url: string;
  /** What the programs of the scripts folder are run with, to find this Banter. */
  environment: Record<string, string>;
  nodes: readonly RealtimeNode[];
  /** An admin who makes admins of those whom tests need as such. */
  keeper?: { token: string };
}

export interface StartedBanter extends Banter {
  /** What the launcher and all parts have printed so far. */
  output(): string;
  /** Stops it as Ctrl-C does; its data stay. */
  stop(): Promise<void>;
}

/** Starts Banter as `npm start` does, with some settings of its own, and resolves when it says that it runs. */
export async function startBanter(site: Site, settings: Record<string, string> = {}): Promise<StartedBanter> {
  const launcher = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: ROOT,
    env: { ...environmentOf(site), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const forget = endWithUs(launcher, site);
  let output = "";
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const exited = once(launcher, "exit");
  const hasExited = () => launcher.exitCode !== null || launcher.signalCode !== null;
  const stop = async () => {
    if (!hasExited()) launcher.kill("SIGTERM");
    await exited;
    forget();
  };

  await waitFor(() => output.includes(RUNNING) || hasExited(), { timeoutMs: START_TIMEOUT_MS });
  if (hasExited()) throw new Error(`Banter did not start:\n${output}`);
  return {
    url: `http://localhost:${site.webPort}`,
    environment: { BANTER_STATE_DIR: site.stateDir, POSTGRES_PORT: String(site.postgresPort) },
    nodes: site.realtimePorts.map((port) => ({
      name: `realtime-${port}`,
      port,
      url: `ws://localhost:${port}`,
    })),
    output: () => output,
    stop,
  };
}

/** The defaults of `npm start`, whatever is set around us; bots may talk faster than people. */
function environmentOf({ stateDir, webPort, realtimePorts, postgresPort }: Site): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, BROKER_URL: _broker, ...inherited } = process.env;
  return {
    ...inherited,
    NO_COLOR: "1",
    BANTER_STATE_DIR: stateDir,
    WEB_PORT: String(webPort),
    REALTIME_PORTS: realtimePorts.join(","),
    POSTGRES_PORT: String(postgresPort),
    PUBLIC_URL: `http://localhost:${webPort}`,
    // Tests begin where nobody is anywhere.
    WELCOME_ROOM: "none",
    MESSAGES_PER_USER_PER_SECOND: "1000",
    MESSAGES_PER_USER_BURST: "1000",
    EVENTS_PER_USER_PER_SECOND: "1000",
    EVENTS_PER_USER_BURST: "1000",
    CALLS_PER_USER_PER_SECOND: "1000",
    CALLS_PER_USER_BURST: "1000",
  };
}

function endWithUs({ pid }: ChildProcess, { stateDir }: Site): () => void {
  const watchdog = spawn("/bin/sh", ["-c", WATCHDOG, "watchdog", String(pid), stateDir], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  watchdog.unref();
  return () => void watchdog.kill("SIGKILL");
}
