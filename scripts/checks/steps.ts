import { join } from "node:path";
import { whileSetupLocked } from "../bootstrap/prepare-checkout.mjs";
import { runTurboTask } from "../launcher/build.ts";
import { checkImports } from "./check-imports.ts";
import { checkTexts } from "./check-texts.ts";
import { checkTypes } from "./check-types.ts";
import { checkCommand } from "./command-check.ts";
import { checkLockfile } from "./lockfile.ts";
import { checkMigrations } from "./migrations/check-migrations.ts";
import { runQuickChaos } from "./run-quick-chaos.ts";
import { type Outcome, PASSED, type Step, skipped } from "./step.ts";
import { CHROMIUM, ensureSystemPackage, HAPROXY, isPresent, REDIS } from "./system-packages.ts";
import { runPlaywright, runVitest } from "./test-runners.ts";

/** All that `npm test` does after installing, in order: what is quick and tells most comes first. */
export function listSteps(root: string): Step[] {
  const tool = (...path: string[]) => join(root, "node_modules", ...path);
  return [
    {
      name: "generate",
      title: "Generate the database client",
      needs: [],
      run: () => prepare(root, "generate", "Generating the database client"),
    },
    {
      name: "format",
      title: "Format and lint (biome)",
      needs: [],
      run: () =>
        checkCommand(root, tool("@biomejs", "biome", "bin", "biome"), [
          "ci",
          "--colors=off",
          "--error-on-warnings",
          ".",
        ]),
    },
    { name: "types", title: "Types (tsc)", needs: ["generate"], run: () => checkTypes(root) },
    { name: "imports", title: "Who imports whom", needs: [], run: async () => checkImports(root) },
    {
      name: "lockfile",
      title: "The lock file is complete and names no download addresses",
      needs: [],
      run: async () => checkLockfile(root),
    },
    {
      name: "migrations",
      title: "Migrations leave the release before running",
      needs: [],
      run: () => checkMigrations(root),
    },
    {
      name: "texts",
      title: "What people read is in the catalogue",
      needs: [],
      run: async () => checkTexts(root),
    },
    {
      name: "unused",
      title: "Unused code, files and dependencies (knip)",
      needs: ["generate"],
      run: () => checkCommand(root, tool("knip", "bin", "knip.js"), ["--no-progress", "--no-config-hints"]),
    },
    { name: "unit", title: "Unit tests", needs: ["generate"], run: () => runVitest(root, "unit") },
    { name: "redis", title: "Redis is there", needs: [], run: () => ensureSystemPackage(REDIS) },
    { name: "haproxy", title: "haproxy is there", needs: [], run: () => ensureSystemPackage(HAPROXY) },
    { name: "chromium", title: "Chromium is there", needs: [], run: () => ensureSystemPackage(CHROMIUM) },
    {
      name: "build",
      title: "Build",
      needs: ["generate"],
      run: () => prepare(root, "build", "Building what has changed"),
    },
    {
      name: "integration",
      title: "Integration tests",
      needs: ["generate", "redis", "haproxy", "build"],
      run: () => runVitest(root, "integration"),
    },
    {
      name: "chaos",
      title: "A short run of chaos with each broker",
      needs: ["generate"],
      run: () => runQuickChaos(root, isPresent(REDIS) ? ["postgres", "redis"] : ["postgres"]),
    },
    {
      name: "e2e",
      title: "Browser tests (Playwright)",
      needs: ["chromium", "build"],
      run: async () => (isPresent(CHROMIUM) ? runPlaywright(root) : skipped(["Not run without Chromium"])),
    },
  ];
}

async function prepare(root: string, task: "generate" | "build", title: string): Promise<Outcome> {
  await whileSetupLocked(root, () => runTurboTask(root, task, title));
  return PASSED;
}
