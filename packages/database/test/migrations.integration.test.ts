import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from "@banter/testing";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMigrationSql, diffSchema } from "../src/diff-schema.ts";
import { migrateDatabase } from "../src/migrate.ts";

const PRISMA_DIR = fileURLToPath(new URL("../../../prisma", import.meta.url));
const SCHEMA_PATH = join(PRISMA_DIR, "schema.prisma");
const MIGRATIONS_DIR = join(PRISMA_DIR, "migrations");

let scratchDir: string;
let database: TestDatabase | undefined;

beforeEach(() => {
  scratchDir = mkdtempSync(join(tmpdir(), "banter-migrations-"));
});
afterEach(async () => {
  rmSync(scratchDir, { recursive: true });
  await database?.drop();
  database = undefined;
});

async function openEmptyDatabase(): Promise<{ url: string; query: (sql: string) => Promise<unknown[]> }> {
  database = await createEmptyDatabase();
  const { url } = database;
  async function query(sql: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
    } finally {
      await client.end();
    }
  }
  return { url, query };
}

function writeMigration(name: string, sql: string): void {
  mkdirSync(join(scratchDir, name), { recursive: true });
  writeFileSync(join(scratchDir, name, "migration.sql"), sql);
}

const namesRecorded = "SELECT migration_name FROM _prisma_migrations ORDER BY 1";

describe("this project's migrations", () => {
  // What Prisma compares: tables, columns, enums, keys and indexes on columns. What it cannot see, so that the
  // migrations alone say it: CHECK constraints, functions, triggers, extensions, indexes on expressions or with
  // conditions. Those are tested by what they do.
  it("lead to what schema.prisma describes", async () => {
    database = await createTestDatabase();
    expect(await diffSchema({ url: database.url, schemaPath: SCHEMA_PATH })).toBe("");
  });

  it("are found wanting when schema.prisma says more", async () => {
    const { url } = await openEmptyDatabase();
    const schemaPath = join(scratchDir, "schema.prisma");
    writeFileSync(schemaPath, readFileSync(SCHEMA_PATH, "utf8").replace(/model User \{/, "$&\n  motto String?\n"));
    const sql = await createMigrationSql({ url, migrationsDir: MIGRATIONS_DIR, schemaPath });
    expect(sql).toContain('ALTER TABLE "users" ADD COLUMN     "motto" TEXT;');
  });
});

describe("migrating", () => {
  it("applies each migration once, in order, however many processes ask", async () => {
    const { url, query } = await openEmptyDatabase();
    writeMigration("1_first", "CREATE TABLE places (name text);");
    writeMigration("2_second", "INSERT INTO places VALUES ('here');");
    const migrate = () => migrateDatabase({ url, migrationsDir: scratchDir });
    const applied = await Promise.all([migrate(), migrate(), migrate(), migrate()]);
    expect(applied.flat().sort()).toEqual(["1_first", "2_second"]);
    expect(await migrate()).toEqual([]);
    expect(await query("SELECT name FROM places")).toEqual(["here"]);
    expect(await query(namesRecorded)).toEqual(["1_first", "2_second"]);
  });

  it("reports each step", async () => {
    const { url } = await openEmptyDatabase();
    writeMigration("1_first", "SELECT 1;");
    const steps: string[] = [];
    await migrateDatabase({ url, migrationsDir: scratchDir, onProgress: (step) => steps.push(step) });
    expect(steps).toEqual(["Migrating: 1_first"]);
  });

  it("takes semicolons in functions and strings as they are", async () => {
    const { url, query } = await openEmptyDatabase();
    writeMigration(
      "1_function",
      "CREATE FUNCTION twice(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN i := i * 2; RETURN i; END $$;\n-- a; b\nSELECT ';';",
    );
    await migrateDatabase({ url, migrationsDir: scratchDir });
    expect(await query("SELECT twice(21)")).toEqual([42]);
  });

  it("leaves nothing of a migration that fails, and applies it once it is mended", async () => {
    const { url, query } = await openEmptyDatabase();
    writeMigration("1_good", "CREATE TABLE good ();");
    writeMigration("2_bad", "CREATE TABLE half (); CREATE TABLE bad (id nonsense);");
    const migrate = () => migrateDatabase({ url, migrationsDir: scratchDir });
    await expect(migrate()).rejects.toThrow(/Migration 2_bad failed[\s\S]*type "nonsense" does not exist/);
    expect(await query("SELECT to_regclass('good') IS NOT NULL, to_regclass('half') IS NULL")).toEqual([true, true]);
    writeMigration("2_bad", "CREATE TABLE half (); CREATE TABLE bad (id int);");
    expect(await migrate()).toEqual(["2_bad"]);
  });

  it("gives up on a table that others use rather than make everybody wait behind it, and succeeds later", async () => {
    const { url } = await openEmptyDatabase();
    writeMigration("1_first", "CREATE TABLE places (name text);");
    await migrateDatabase({ url, migrationsDir: scratchDir });
    const reader = new pg.Client({ connectionString: url });
    await reader.connect();
    await reader.query("BEGIN; SELECT * FROM places;");
    writeMigration("2_second", "ALTER TABLE places ADD COLUMN size int;");
    const migrate = () => migrateDatabase({ url, migrationsDir: scratchDir, lockTimeoutMs: 100 });
    await expect(migrate()).rejects.toThrow(/Migration 2_second failed[\s\S]*lock timeout/);
    await reader.end();
    expect(await migrate()).toEqual(["2_second"]);
  });

  it("refuses to go on from a migration that was edited after it had been applied", async () => {
    const { url } = await openEmptyDatabase();
    writeMigration("1_first", "CREATE TABLE places ();");
    await migrateDatabase({ url, migrationsDir: scratchDir });
    writeMigration("1_first", "CREATE TABLE towns ();");
    await expect(migrateDatabase({ url, migrationsDir: scratchDir })).rejects.toThrow("1_first was changed after");
  });

  it("leaves alone a database that a newer release has migrated further", async () => {
    const { url } = await openEmptyDatabase();
    const newerDir = join(scratchDir, "newer");
    cpSync(MIGRATIONS_DIR, newerDir, { recursive: true });
    mkdirSync(join(newerDir, "99999999999999_later"));
    writeFileSync(join(newerDir, "99999999999999_later", "migration.sql"), "CREATE TABLE later ();");
    await migrateDatabase({ url, migrationsDir: newerDir });
    expect(await migrateDatabase({ url, migrationsDir: MIGRATIONS_DIR })).toEqual([]);
  });
});
