import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGS, lookForChromium } from "./chromium.ts";

/** Generous, for machines that have other things to do; what goes well never waits for them. */
const TEST_TIMEOUT_MS = 180_000;
const STEP_TIMEOUT_MS = 30_000;

/** More than CI has cores: much of a test is waiting, for what others see and for what must not come. */
const WORKERS = 3;

/**
 * In CI two cores run several Banters and browsers at once, and now and then one of them stands still for longer than
 * any patience. What passes only when it is tried again is counted, and named, as such.
 */
const RETRIES_IN_CI = 1;

const executablePath = lookForChromium();

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  globalSetup: "./global-setup.ts",
  outputDir: "test-results",
  workers: WORKERS,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? RETRIES_IN_CI : 0,
  timeout: TEST_TIMEOUT_MS,
  expect: { timeout: STEP_TIMEOUT_MS },
  use: {
    actionTimeout: STEP_TIMEOUT_MS,
    navigationTimeout: STEP_TIMEOUT_MS,
    locale: "en-GB",
    contextOptions: { reducedMotion: "reduce" },
    // What a service worker looks at, tests cannot hold back; the test of it allows its own.
    serviceWorkers: "block",
    screenshot: "only-on-failure",
    launchOptions: { ...(executablePath && { executablePath }), args: CHROMIUM_ARGS },
  },
});
