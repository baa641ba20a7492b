import { defineConfig } from "@playwright/test";
import base from "../playwright.config.ts";

/** Of `npm run measure`, which sets what is measured. */
export default defineConfig(base, {
  testDir: ".",
  testMatch: "whole-run.ts",
  globalSetup: "../global-setup.ts",
  outputDir: "../test-results/measure",
  workers: 1,
  reporter: "line",
  timeout: 120 * 60_000,
});
