import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { signalAfterThisProcess } from "@banter/database/embedded";
import { TEST_SESSION_SECRET } from "@banter/testing";

const APP_DIR = fileURLToPath(new URL("..", import.meta.url));

/** What browsers call the web app that a test starts, wherever it listens. */
export const PUBLIC_URL = "http://chat.test";

/** The production build of the web app as a process of its own. */
export interface WebProcess {
  url: string;
  port: number;
  /** What it has logged so far. */
  log(): string;
  /** The lines of it in which it says that something is its own fault. */
  defects(): string[];
  /** Resolves with the exit code; null after a signal that it did not handle. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the built web app on a free port. */
export async function startWeb(databaseUrl: string, environment: Record<string, string> = {}): Promise<WebProcess> {
  const { child, lines } = spawnWeb({ DATABASE_URL: databaseUrl, WEB_PORT: "0", ...environment });
  const port = await portOf(child, lines);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    log: () => lines.join("\n"),
    defects: () => lines.filter((line) => /"level":[56]0/.test(line)),
    async stop(signal = "SIGTERM") {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, "exit");
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}

/** Runs the built web app until it ends by itself. */
export async function runWeb(environment: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const { child, lines } = spawnWeb(environment);
  const [code] = await once(child, "close");
  return { code, output: lines.join("\n") };
}

function spawnWeb(environment: Record<string, string>): { child: ChildProcess; lines: string[] } {
  if (!existsSync(`${APP_DIR}dist/server.js`) || !existsSync(`${APP_DIR}.next/BUILD_ID`)) {
    throw new Error("The web app is not built: run `npx turbo run build`");
  }
  const child = spawn(process.execPath, ["dist/server.js"], {
    cwd: APP_DIR,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "test",
      PUBLIC_URL,
      SESSION_SECRET: TEST_SESSION_SECRET,
      SIGNUPS_PER_ADDRESS_PER_HOUR: "10000",
      LOGINS_PER_ADDRESS_PER_15_MINUTES: "10000",
      CALLS_PER_USER_PER_SECOND: "10000",
      CALLS_PER_USER_BURST: "10000",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (child.pid !== undefined) child.once("exit", signalAfterThisProcess(child.pid, "KILL"));
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => lines.push(line));
  }
  return { child, lines };
}

/** The port that the app says it listens on. */
async function portOf(child: ChildProcess, lines: string[]): Promise<number> {
  const { stdout } = child;
  if (!stdout) throw new Error("the web app's output is not piped");
  for await (const line of createInterface({ input: stdout })) {
    const port = /"port":(\d+)/.exec(line)?.[1];
    if (port) return Number(port);
  }
  throw new Error(`the web app ended before it was up:\n${lines.join("\n")}`);
}
