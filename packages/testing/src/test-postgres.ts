import { randomBytes } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmbeddedPostgres } from "@banter/database/embedded";
import { migrateDatabase } from "@banter/database/migrate";
import pg from "pg";

/** Set by `startTestPostgres` for the processes that run the tests. */
export const TEST_POSTGRES_URL = "TEST_POSTGRES_URL";

/** A database with every migration applied, to be cloned. */
export const TEMPLATE_DATABASE = "template_migrated";

const DATA_DIR_PREFIX = "banter-test-postgres-";
const MIGRATIONS_DIR = fileURLToPath(new URL("../../../prisma/migrations", import.meta.url));

/** What a crash would lose does not matter here, speed does; many suites keep pools open at once. */
const SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: 500 };

/** Starts the one Postgres of a test run and makes its template database. Returns the function that removes both. */
export async function startTestPostgres(): Promise<() => Promise<void>> {
  await removeAbandonedDataDirs();
  const dataDir = join(tmpdir(), `${DATA_DIR_PREFIX}${process.pid}-${randomBytes(4).toString("hex")}`);
  const postgres = await startEmbeddedPostgres({ dataDir, port: 0, settings: SETTINGS });
  const stop = async () => {
    await postgres.stop("immediate");
    await rm(dirname(postgres.clusterDir), { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await createTemplate(postgres.url);
  } catch (error) {
    await stop();
    throw error;
  }
  process.env[TEST_POSTGRES_URL] = postgres.url;
  return stop;
}

async function createTemplate(url: string): Promise<void> {
  const templateUrl = new URL(url);
  templateUrl.pathname = TEMPLATE_DATABASE;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`);
    await migrateDatabase({ url: templateUrl.href, migrationsDir: MIGRATIONS_DIR });
    // A connection to a template would make cloning it fail.
    await client.query(`ALTER DATABASE ${TEMPLATE_DATABASE} ALLOW_CONNECTIONS false`);
  } finally {
    await client.end();
  }
}

/** A test run that was killed leaves its data; its Postgres ended with it. */
async function removeAbandonedDataDirs(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${DATA_DIR_PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
