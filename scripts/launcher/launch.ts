import { join, relative, resolve } from "node:path";
import { type LauncherConfig, loadLauncherConfig, loadRealtimeConfig, loadWebConfig } from "@banter/config";
import { onEnd } from "../bootstrap/cleanup.mjs";
import { whileSetupLocked } from "../bootstrap/prepare-checkout.mjs";
import { asProblem } from "../bootstrap/problem.mjs";
import { showProgress } from "../bootstrap/progress.mjs";
import { runTurboTask } from "./build.ts";
import { describeRunning } from "./describe-running.ts";
import { type Mode, readEnvironment, sharedEnvironment } from "./environment.ts";
import { createPartLogs, type PartLog } from "./part-log.ts";
import { listParts, type Part } from "./parts.ts";
import { requireFreePorts } from "./ports.ts";
import { keepSessionSecret } from "./session-secret.ts";
import { takeStateLock } from "./state-lock.ts";
import { supervise } from "./supervise.ts";

/** Sets up, starts Banter and keeps it running until this process is told to stop. */
export async function launch({ root, mode }: { root: string; mode: Mode }): Promise<number> {
  const environment = readEnvironment(root);
  const config = await asProblem(() => loadLauncherConfig(environment));
  const stateDir = resolve(root, config.stateDir);
  const filesDir = join(stateDir, "files");
  const settingsFor = (databaseUrl: string, sessionSecret: string) =>
    sharedEnvironment(environment, { config, mode, databaseUrl, sessionSecret, filesDir });
  await asProblem(() => refuseBadPartSettings(settingsFor(config.databaseUrl ?? PLACEHOLDER_URL, PLACEHOLDER_SECRET)));

  const { wasStale } = takeStateLock(stateDir, config.publicUrl);
  await requireFreePorts(config, { justLeft: wasStale });
  const sessionSecret = config.sessionSecret ?? keepSessionSecret(stateDir);
  await whileSetupLocked(root, () => setUp(root, mode));

  const logOf = createPartLogs(["postgres", "web", ...config.realtimePorts.map((port) => `realtime-${port}`)]);
  const dataDir = join(stateDir, "postgres");
  const databaseUrl = await prepareDatabase({ root, config, dataDir, log: logOf("postgres") });
  const parts = listParts({ root, mode, config, environment: settingsFor(databaseUrl, sessionSecret) });
  await startParts(parts, logOf);
  console.log(describeRunning({ config, parts, databaseUrl, dataDir: shortPath(root, dataDir) }));
  return new Promise(() => {});
}

/** As seen from the repository when it lies in there. */
function shortPath(root: string, path: string): string {
  const fromRoot = relative(root, path);
  return fromRoot.startsWith("..") ? path : fromRoot;
}

/** Stand in for what is not known before the database runs, so that bad settings are found before anything starts. */
const PLACEHOLDER_URL = "postgres://localhost/banter";
const PLACEHOLDER_SECRET = "-".repeat(64);

function refuseBadPartSettings(environment: NodeJS.ProcessEnv): void {
  loadWebConfig(environment);
  loadRealtimeConfig(environment);
}

async function setUp(root: string, mode: Mode): Promise<void> {
  if (mode === "production") await runTurboTask(root, "build", "Building what has changed");
  else await runTurboTask(root, "generate", "Generating the database client");
}

async function prepareDatabase({ root, config, dataDir, log }: DatabaseSettings): Promise<string> {
  // Imports what `setUp` generates.
  const { migrate, runEmbeddedPostgres } = await import("./database.ts");
  const url =
    config.databaseUrl ??
    (await showProgress("Starting Postgres", (report) =>
      asProblem(() => runEmbeddedPostgres({ dataDir, port: config.postgresPort, report, log })),
    ));
  await showProgress("Migrating the database", (report) => asProblem(() => migrate(root, url, report)));
  return url;
}

interface DatabaseSettings {
  root: string;
  config: LauncherConfig;
  dataDir: string;
  log: PartLog;
}

async function startParts(parts: readonly Part[], logOf: (name: string) => PartLog): Promise<void> {
  const supervised = parts.map((part) => supervise(part, logOf(part.name)));
  onEnd(
    async () => {
      console.log("\nStopping Banter");
      await Promise.all(supervised.map((part) => part.stop()));
    },
    () => {
      for (const part of supervised) part.kill();
    },
  );
  await showProgress("Starting the web app and the realtime nodes", () =>
    Promise.all(supervised.map((part) => part.ready)),
  );
}
