// `npm run db:migration -- NAME` writes the migration from where the present ones lead to schema.prisma.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createMigrationSql } from "./diff-schema.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";

const PRISMA_DIR = fileURLToPath(new URL("../../../prisma", import.meta.url));
const MIGRATIONS_DIR = join(PRISMA_DIR, "migrations");

const name = process.argv[2] ?? "";
if (/^[a-z0-9_]+$/.test(name)) await writeMigration(name);
else {
  console.error("Give the migration a name of a-z, 0-9 and _: npm run db:migration -- add_reactions");
  process.exitCode = 1;
}

async function writeMigration(name: string): Promise<void> {
  const sql = await compareInScratchServer();
  if (!sql) return void process.stdout.write("The migrations lead to schema.prisma already; nothing to write.\n");
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, "YYYYMMDDHHMMSS".length);
  const file = join(MIGRATIONS_DIR, `${time}_${name}`, "migration.sql");
  await mkdir(dirname(file));
  await writeFile(file, sql);
  process.stdout.write(`${file}\nAdd to it what schema.prisma cannot say (checks, functions), and read it.\n`);
}

async function compareInScratchServer(): Promise<string> {
  const dataDir = join(tmpdir(), `banter-scratch-${process.pid}`);
  const server = await startEmbeddedPostgres({ dataDir, port: 0, settings: { fsync: "off" } });
  try {
    const schemaPath = join(PRISMA_DIR, "schema.prisma");
    return await createMigrationSql({ url: server.url, migrationsDir: MIGRATIONS_DIR, schemaPath });
  } finally {
    await server.stop("immediate");
    for (const dir of [dirname(server.clusterDir), dataDir]) await rm(dir, { recursive: true, force: true });
  }
}
