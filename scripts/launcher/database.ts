import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@banter/database/embedded";
import { migrateDatabase } from "@banter/database/migrate";
import { endSignal, onEnd } from "../bootstrap/cleanup.mjs";
import type { PartLog } from "./part-log.ts";
import { countCrash, restartDelayMs } from "./restart-delay.ts";

/** Starts the embedded Postgres, keeps it running until this process ends, and resolves with its URL once it is up. */
export async function runEmbeddedPostgres({ dataDir, port, report, log }: EmbeddedOptions): Promise<string> {
  const start = () => startEmbeddedPostgres({ dataDir, port, onProgress: report });
  let current = start();
  onEnd(async () => {
    const server = await current.catch(() => null);
    await server?.stop("fast");
  });

  const keepRunning = async (first: EmbeddedPostgres) => {
    let server = first;
    let startedMs = Date.now();
    for (let crashes = 0; ; ) {
      await server.exited;
      if (endSignal.aborted) return;
      crashes = countCrash(crashes, Date.now() - startedMs);
      const delayMs = restartDelayMs(crashes);
      log.say(`stopped unexpectedly; starting it again in ${delayMs / 1_000} s`);
      await sleep(delayMs);
      if (endSignal.aborted) return;
      startedMs = Date.now();
      try {
        current = start();
        server = await current;
        log.say("ready again");
      } catch (error) {
        log.say(error instanceof Error ? error.message : String(error));
      }
    }
  };

  const server = await current;
  void keepRunning(server);
  return server.url;
}

interface EmbeddedOptions {
  /** Kept from one start to the next. */
  dataDir: string;
  port: number;
  report: (step: string) => void;
  log: PartLog;
}

export async function migrate(root: string, url: string, report: (step: string) => void): Promise<void> {
  await migrateDatabase({ url, migrationsDir: join(root, "prisma", "migrations"), onProgress: report });
}
