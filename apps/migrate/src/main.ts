// Brings the database to this version, and ends: what a roll-out runs before it starts new processes.
import { fileURLToPath } from "node:url";
import { loadMigrateConfig, loadOrExit } from "@banter/config";
import { migrateDatabase } from "@banter/database/migrate";
import { pino } from "pino";

const config = loadOrExit(loadMigrateConfig, process.env);
const logger = pino({ level: config.logLevel, base: { name: "migrate" } });
/** Seen from src/ as from dist/. */
const migrationsDir = fileURLToPath(new URL("../../../prisma/migrations", import.meta.url));

try {
  const applied = await migrateDatabase({
    url: config.databaseUrl,
    migrationsDir,
    onProgress: (step) => logger.info(step),
  });
  logger.info({ applied }, applied.length > 0 ? "the database is migrated" : "the database lacked nothing");
  // Prisma's engine leaves a timer that would keep the process for another five seconds.
  process.exit(0);
} catch (error) {
  logger.fatal({ err: error }, "the database could not be migrated");
  process.exit(1);
}
