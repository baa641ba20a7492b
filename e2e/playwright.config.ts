import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { findBrowser } from "./find-browser.ts";

/** Ports of the stack under test: apart from those of one that somebody may be using. */
const PORTS = { web: 3970, realtime: "3971,3972", postgres: 26470 };
const START_TIMEOUT_MS = 5 * 60_000;
const STOP_TIMEOUT_MS = 20_000;
const TEST_TIMEOUT_MS = 3 * 60_000;
const EXPECT_TIMEOUT_MS = 30_000;

const baseURL = `http://localhost:${PORTS.web}`;

export default defineConfig({
  testDir: ".",
  workers: 1,
  timeout: TEST_TIMEOUT_MS,
  expect: { timeout: EXPECT_TIMEOUT_MS },
  forbidOnly: Boolean(process.env.CI),
  use: {
    ...devices["Desktop Chrome"],
    baseURL,
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "node ../scripts/start.mjs",
    url: `${baseURL}/readyz`,
    timeout: START_TIMEOUT_MS,
    gracefulShutdown: { signal: "SIGTERM", timeout: STOP_TIMEOUT_MS },
    stdout: "ignore",
    stderr: "pipe",
    env: {
      BANTER_STATE_DIR: makeStateDir(),
      WEB_PORT: String(PORTS.web),
      REALTIME_PORTS: PORTS.realtime,
      POSTGRES_PORT: String(PORTS.postgres),
    },
  },
});

/** Workers read this file too: only the runner's own reading makes the directory. */
function makeStateDir(): string {
  if (process.env.TEST_WORKER_INDEX !== undefined) return "";
  const directory = mkdtempSync(join(tmpdir(), "banter-e2e-"));
  chmodSync(directory, 0o755); // else the account that Postgres runs as for root could not enter
  return directory;
}
