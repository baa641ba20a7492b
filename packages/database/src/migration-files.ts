import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ApplyMigrationsInput } from "@prisma/schema-engine-wasm/schema_engine_bg";

export type MigrationList = ApplyMigrationsInput["migrationsList"];

const LOCK_FILE = "migration_lock.toml";

/** The migrations on disk, oldest first, in the form that the engine reads. */
export async function readMigrations(migrationsDir: string): Promise<MigrationList> {
  const entries = await readdir(migrationsDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lockfile = entries.some((entry) => entry.name === LOCK_FILE)
    ? await readFile(join(migrationsDir, LOCK_FILE), "utf8")
    : null;
  return {
    baseDir: resolve(migrationsDir),
    lockfile: { path: LOCK_FILE, content: lockfile },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(names.sort().map((name) => readMigration(migrationsDir, name))),
  };
}

async function readMigration(
  migrationsDir: string,
  name: string,
): Promise<MigrationList["migrationDirectories"][number]> {
  const value = await readFile(join(migrationsDir, name, "migration.sql"), "utf8");
  return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok", value } } };
}
