import { type MigrationList, readMigrations } from "./migration-files.ts";
import { NO_FILTERS, openSchemaEngine, type SchemaEngineSession } from "./schema-engine.ts";

export interface MigrateOptions {
  url: string;
  /** Holds one directory per migration, as Prisma lays them out. */
  migrationsDir: string;
  /** How long a statement may wait for a table that others use; behind it, everybody else waits too. */
  lockTimeoutMs?: number;
  onProgress?: (step: string) => void;
}

/** As long as a sender may notice, and longer than any statement of ours holds a table. */
const LOCK_TIMEOUT_MS = 5_000;

/** The key of the advisory lock that Prisma's own `migrate deploy` takes. */
const PRISMA_LOCK_KEY = 72707369;

/**
 * Applies what the database lacks, in order, and returns the names. Each migration is one transaction together with
 * its row in `_prisma_migrations`, so it happened or it did not, whatever is killed meanwhile; statements that refuse
 * transactions (CREATE INDEX CONCURRENTLY) are therefore refused. Safe to call from many processes at once.
 * @throws Error naming the migration and Postgres' reason, such as a table that is in use for too long: try again.
 */
export async function migrateDatabase({
  url,
  migrationsDir,
  lockTimeoutMs = LOCK_TIMEOUT_MS,
  onProgress,
}: MigrateOptions): Promise<string[]> {
  const migrations = await readMigrations(migrationsDir);
  const session = await openSchemaEngine(url);
  const applied: string[] = [];
  try {
    for (;;) {
      const name = await applyNext(session, migrations, { lockTimeoutMs, onProgress });
      if (name === undefined) return applied;
      applied.push(name);
    }
  } finally {
    await session.close();
  }
}

async function applyNext(
  { engine, execute }: SchemaEngineSession,
  migrations: MigrationList,
  { lockTimeoutMs, onProgress }: { lockTimeoutMs: number; onProgress: MigrateOptions["onProgress"] },
): Promise<string | undefined> {
  await execute(`SELECT pg_advisory_xact_lock(${PRISMA_LOCK_KEY})`);
  const name = await findNext(engine, migrations);
  if (name === undefined) return undefined;
  onProgress?.(`Migrating: ${name}`);
  await execute(`SET LOCAL lock_timeout = ${lockTimeoutMs}`);
  try {
    await engine.applyMigrations({ migrationsList: upTo(name, migrations), filters: NO_FILTERS });
  } catch (error) {
    throw new Error(`Migration ${name} failed. ${explain(error)}`, { cause: error });
  }
  // The engine took the same lock once more, for the session, and left it.
  await execute("SELECT pg_advisory_unlock_all()");
  await execute("COMMIT");
  await execute("BEGIN");
  return name;
}

/** @throws Error when a migration was edited after it had been applied: the database would not be what the files say. */
async function findNext(engine: SchemaEngineSession["engine"], migrations: MigrationList): Promise<string | undefined> {
  const { editedMigrationNames, history } = await engine.diagnoseMigrationHistory({
    migrationsList: migrations,
    optInToShadowDatabase: false,
    filters: NO_FILTERS,
  });
  const [edited] = editedMigrationNames;
  if (edited !== undefined) {
    throw new Error(
      `Migration ${edited} was changed after this database had applied it. ` +
        "Restore its file and write a new migration, or start with an empty database.",
    );
  }
  // A database that is ahead of the files (an older release is being started) lacks nothing.
  return history && "unappliedMigrationNames" in history ? history.unappliedMigrationNames[0] : undefined;
}

function upTo(name: string, migrations: MigrationList): MigrationList {
  return { ...migrations, migrationDirectories: migrations.migrationDirectories.filter(({ path }) => path <= name) };
}

/** Postgres' complaint, without what the engine puts around it. */
function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split(/\n\s+0: /)[0] ?? "").replace(/^external connector error\n/, "");
}
