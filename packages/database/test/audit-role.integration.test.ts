import { fileURLToPath } from "node:url";
import { createEmptyDatabase, type TestDatabase } from "@banter/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrateDatabase } from "../src/migrate.ts";

const MIGRATIONS_DIR = fileURLToPath(new URL("../../../prisma/migrations", import.meta.url));
/** What Postgres says to one who may not. */
const INSUFFICIENT_PRIVILEGE = "42501";

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createEmptyDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  // A role is the whole server's, and stays: other databases may have given it something by now.
  await client.query(
    "DO $$ BEGIN CREATE ROLE banter_app; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$",
  );
  // As where it is given the rows of all tables that migrations make.
  await client.query(
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO banter_app",
  );
  await migrateDatabase({ url: database.url, migrationsDir: MIGRATIONS_DIR });
  await client.query("SET ROLE banter_app");
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

describe("the application under a role of its own", () => {
  it("changes rows of other tables", async () => {
    expect((await client.query("DELETE FROM throttles")).rowCount).toBe(0);
  });

  it("adds entries to the audit and reads them", async () => {
    await client.query(
      `INSERT INTO audit_entries (id, action, actor_name, target_kind, target_name)
       VALUES (gen_random_uuid(), 'ban_user', 'ann', 'user', 'bob')`,
    );
    expect((await client.query("SELECT actor_name FROM audit_entries")).rows).toEqual([{ actor_name: "ann" }]);
  });

  it.each([
    "UPDATE audit_entries SET reason = ''",
    "DELETE FROM audit_entries",
    "TRUNCATE audit_entries",
    "DROP TABLE audit_entries",
    "ALTER TABLE audit_entries DISABLE TRIGGER ALL",
    "DROP TRIGGER audit_entries_append_only ON audit_entries",
    "SET session_replication_role = replica",
  ])("may not %s", async (statement) => {
    await expect(client.query(statement)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
  });
});
