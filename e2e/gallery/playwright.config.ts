import { defineConfig } from "@playwright/test";
import base from "../playwright.config.ts";

/** Of `npm run gallery`, which says what is pictured. */
export default defineConfig(base, {
  testDir: ".",
  testMatch: "whole-run.ts",
  globalSetup: "./global-setup.ts",
  outputDir: "../test-results/gallery",
  workers: 1,
  reporter: "line",
  timeout: 120 * 60_000,
});
