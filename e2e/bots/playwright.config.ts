import { defineConfig } from "@playwright/test";
import base from "../playwright.config.ts";

/** Of `npm run browsers`, which sets what the run is to be. */
export default defineConfig(base, {
  testDir: ".",
  testMatch: "whole-run.ts",
  globalSetup: "../global-setup.ts",
  outputDir: "../test-results/bots",
  workers: 1,
  reporter: "line",
  timeout: 30 * 60_000,
});
