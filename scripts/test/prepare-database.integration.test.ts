import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { migrateDatabase } from "@banter/database/migrate";
import { createEmptyDatabase, type TestDatabase } from "@banter/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../bootstrap/root.mjs";

const suffix = randomBytes(4).toString("hex");
const ADMIN = `test_admin_${suffix}`;
const OWNER = `test_owner_${suffix}`;
const APP = `test_app_${suffix}`;

const MIGRATIONS = join(ROOT, "prisma/migrations");

let database: TestDatabase;

/** The database's address for another role. */
function addressFor(role: string, password: string, { url: address } = database): string {
  const url = new URL(address);
  url.username = role;
  url.password = password;
  return url.href;
}

async function query(url: string, ...statements: string[]) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const prepare = (appPassword: string, at = database) =>
  promisify(execFile)(process.execPath, [join(ROOT, "deploy/ec2/prepare-database.mjs")], {
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      ADMIN_USER: ADMIN,
      ADMIN_PASSWORD: "admin",
      DATABASE_URL: addressFor(OWNER, "owner", at),
      APP_DATABASE_URL: addressFor(APP, appPassword, at),
    },
  });

beforeAll(async () => {
  database = await createEmptyDatabase();
  const { pathname } = new URL(database.url);
  // As on RDS, where nobody is a superuser.
  await query(
    database.url,
    `CREATE ROLE ${ADMIN} LOGIN CREATEROLE CREATEDB PASSWORD 'admin'`,
    `ALTER DATABASE ${pathname.slice(1)} OWNER TO ${ADMIN}`,
  );
  await prepare("first");
  await migrateDatabase({ url: addressFor(OWNER, "owner"), migrationsDir: MIGRATIONS, onProgress: () => undefined });
});

afterAll(async () => {
  const server = new URL(database.url);
  await database.drop();
  server.pathname = "postgres";
  await query(
    server.href,
    `DROP ROLE IF EXISTS ${APP}`,
    `DROP ROLE IF EXISTS ${OWNER}`,
    `DROP ROLE IF EXISTS ${ADMIN}`,
  );
});

describe("deploy/ec2/prepare-database.mjs", () => {
  it("lets the app read and write what the owner's migrations have made", async () => {
    await query(
      addressFor(APP, "first"),
      "SELECT count(*) FROM users",
      "DELETE FROM rooms WHERE false",
      "UPDATE messages SET body = '' WHERE false",
    );
  });

  it.each(["CREATE TABLE stray ()", "DROP TABLE messages", "ALTER TABLE users ADD stray text", "TRUNCATE messages"])(
    "keeps the app from changing tables: %s",
    async (statement) => {
      await expect(query(addressFor(APP, "first"), statement)).rejects.toThrow(/permission denied|must be owner/);
    },
  );
});

describe("deploy/ec2/prepare-database.mjs, run where there are tables", () => {
  beforeAll(async () => {
    await prepare("first");
    await query(
      addressFor(APP, "first"),
      `INSERT INTO audit_entries (id, action, actor_name, target_kind, target_name)
       VALUES (gen_random_uuid(), 'ban_user', 'ann', 'user', 'bob')`,
    );
  });

  it.each([
    "UPDATE audit_entries SET reason = ''",
    "DELETE FROM audit_entries",
    "TRUNCATE audit_entries",
    "ALTER TABLE audit_entries DISABLE TRIGGER ALL",
    "DROP TRIGGER audit_entries_append_only ON audit_entries",
    "DROP FUNCTION refuse_to_rewrite_audit CASCADE",
    "CREATE OR REPLACE FUNCTION refuse_to_rewrite_audit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "SET session_replication_role = replica",
  ])("keeps the app from rewriting the audit: %s", async (statement) => {
    await expect(query(addressFor(APP, "first"), statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it("takes over what the administrator made before there were roles, but for what came with an extension", async () => {
    const old = await createEmptyDatabase();
    try {
      await query(old.url, `ALTER DATABASE ${new URL(old.url).pathname.slice(1)} OWNER TO ${ADMIN}`);
      await migrateDatabase({ url: addressFor(ADMIN, "admin", old), migrationsDir: MIGRATIONS, onProgress: () => {} });
      await prepare("first", old);
      await query(
        addressFor(APP, "first", old),
        "INSERT INTO users (id, username, username_key, password_hash) VALUES (gen_random_uuid(), 'Ann', 'ann', '$argon2id$unused')",
        "SELECT similarity('a', 'b')",
      );
      const rewrite = query(addressFor(APP, "first", old), "DELETE FROM audit_entries");
      await expect(rewrite).rejects.toThrow(/permission denied/);
      // As a later migration would.
      await query(
        addressFor(OWNER, "owner", old),
        "ALTER TABLE users ADD later text",
        `ALTER TYPE "Role" ADD VALUE 'LATER'`,
        "DROP FUNCTION find_ban CASCADE",
        "CREATE TABLE later ()",
      );
      await query(addressFor(APP, "first", old), "SELECT * FROM later");
      await prepare("first", old);
    } finally {
      await old.drop();
    }
  }, 120_000); // all migrations, and two runs of the program
});

describe("passwords", () => {
  it("sets new passwords when it is run again", async () => {
    await prepare("second");
    await query(addressFor(APP, "second"), "SELECT 1");
    await query(addressFor(OWNER, "owner"), "CREATE TABLE later ()");
    await query(addressFor(APP, "second"), "SELECT * FROM later");
  });

  it("tells no password, also when it fails", async () => {
    const { stdout } = await prepare("not-for-logs");
    expect(stdout).not.toContain("not-for-logs");
    await query(database.url, `ALTER ROLE ${ADMIN} NOLOGIN`);
    const failure = await prepare("not-for-logs").catch((error: Error) => error.message);
    expect(failure).toContain("is not permitted to log in");
    expect(failure).not.toContain("not-for-logs");
  });
});
