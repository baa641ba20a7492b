import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import pg from "pg";
import { migrateDatabase } from "./migrate.ts";
import { NO_FILTERS, openSchemaEngine } from "./schema-engine.ts";

/**
 * The SQL that would turn the database into what schema.prisma describes; empty when it is that already.
 * Prisma compares tables, columns, enums, keys and plain indexes. It does not see CHECK constraints, functions,
 * triggers, views, extensions, or indexes on expressions and with conditions.
 */
export async function diffSchema({ url, schemaPath }: { url: string; schemaPath: string }): Promise<string> {
  const files = [{ path: schemaPath, content: await readFile(schemaPath, "utf8") }];
  const { engine, close } = await openSchemaEngine(url);
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: "/" },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: NO_FILTERS,
    });
    return exitCode === 0 ? "" : (stdout ?? "");
  } finally {
    await close();
  }
}

/**
 * The SQL of the next migration: from where the migrations lead, tried in a scratch database on the server, to
 * schema.prisma. Empty when they agree.
 */
export async function createMigrationSql({
  url,
  migrationsDir,
  schemaPath,
}: {
  /** Any database of a server on which another may be created. */
  url: string;
  migrationsDir: string;
  schemaPath: string;
}): Promise<string> {
  const scratchUrl = new URL(url);
  const name = `scratch_${randomBytes(8).toString("hex")}`;
  scratchUrl.pathname = name;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
    await migrateDatabase({ url: scratchUrl.href, migrationsDir });
    return await diffSchema({ url: scratchUrl.href, schemaPath });
  } finally {
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
    await client.end();
  }
}
