import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const WORKSPACES = "{apps,packages}/*";
const UNUSED = fileURLToPath(new URL("apps/web/src/lib/formatting/unused-parts.ts", import.meta.url));

export default defineConfig({
  test: {
    projects: [
      {
        // Next.js wants JSX left as it is; tests need it compiled.
        oxc: { jsx: { runtime: "automatic" } },
        // The parser of messages is tested as the web app is built with it.
        resolve: { alias: Object.fromEntries(["linkify-it", "entities", "uc.micro"].map((name) => [name, UNUSED])) },
        test: {
          name: "unit",
          server: { deps: { inline: ["markdown-it"] } },
          // Most of a short file's time goes into loading what it tests; so the files of a worker share what they load.
          isolate: false,
          include: [`${WORKSPACES}/src/**/*.test.{ts,tsx}`, "scripts/!(test)/**/*.test.ts"],
        },
      },
      {
        test: {
          name: "integration",
          isolate: false,
          // One a core, where vitest takes one less: with more they take as long, as each of them takes longer.
          maxWorkers: Math.max(2, availableParallelism()),
          include: [`${WORKSPACES}/test/**/*.integration.test.ts`, "scripts/test/**/*.integration.test.ts"],
          globalSetup: "packages/testing/src/vitest-global-setup.ts",
          // For a machine that stands still for longer than any patience; what was tried again is marked in the output.
          retry: process.env.CI ? 1 : 0,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
