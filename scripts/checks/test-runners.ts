import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onEnd } from "../bootstrap/cleanup.mjs";
import { spawnGroup } from "../bootstrap/process-group.mjs";
import { toolEnvironment } from "../bootstrap/tool-environment.mjs";
import { failed, type Outcome } from "./step.ts";
import { countPlaywright, countVitest } from "./test-counts.ts";

/** Longer than a stack of processes that a test has started takes to stop. */
const STOP_AFTER_MS = 30_000;

export function runVitest(root: string, project: "unit" | "integration"): Promise<Outcome> {
  const cli = join(root, "node_modules", "vitest", "vitest.mjs");
  return runWithReport(root, countVitest, (reportFile) => ({
    command: [
      cli,
      "run",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${reportFile}`,
    ],
    environment: {},
  }));
}

export function runPlaywright(root: string): Promise<Outcome> {
  return runWithReport(join(root, "e2e"), countPlaywright, (reportFile) => ({
    command: [join(root, "node_modules", "@playwright", "test", "cli.js"), "test", "--reporter=list,json"],
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
  }));
}

/** Runs a test runner with its own live output, and counts from the JSON report that it also writes. */
async function runWithReport<Report>(
  cwd: string,
  count: (report: Report, exitCode: number) => Outcome,
  describe: (reportFile: string) => { command: readonly string[]; environment: NodeJS.ProcessEnv | object },
): Promise<Outcome> {
  const directory = mkdtempSync(join(tmpdir(), "banter-report-"));
  const removeDirectory = () => rmSync(directory, { recursive: true, force: true });
  const forgetDirectory = onEnd(removeDirectory, removeDirectory);
  const { command, environment } = describe(join(directory, "report.json"));
  const group = spawnGroup(process.execPath, command, {
    cwd,
    env: { ...toolEnvironment(), ...environment },
    stdio: "inherit",
  });
  const forgetGroup = onEnd(() => group.stop({ ask: "leader", killAfterMs: STOP_AFTER_MS }), group.kill);
  const { code } = await group.exited;
  forgetGroup();
  try {
    return count(JSON.parse(readFileSync(join(directory, "report.json"), "utf8")), code ?? 1);
  } catch {
    return failed([`ended with exit code ${code} and no report`]);
  } finally {
    forgetDirectory();
    removeDirectory();
  }
}
