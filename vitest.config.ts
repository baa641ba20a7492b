import { defineConfig } from "vitest/config";

const WORKSPACES = "{apps,packages}/*";

export default defineConfig({
  test: {
    projects: [
      {
        // Next.js wants JSX left as it is; tests need it compiled.
        oxc: { jsx: { runtime: "automatic" } },
        test: {
          name: "unit",
          include: [`${WORKSPACES}/src/**/*.test.{ts,tsx}`, "scripts/!(test)/**/*.test.ts"],
        },
      },
      {
        test: {
          name: "integration",
          include: [`${WORKSPACES}/test/**/*.integration.test.ts`, "scripts/test/**/*.integration.test.ts"],
          globalSetup: "packages/testing/src/vitest-global-setup.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
