import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { ROOT } from "../../bootstrap/root.mjs";
import { checkMigration } from "./check-migration.ts";
import { checkMigrations } from "./check-migrations.ts";

const rulesOf = async (sql: string) => (await checkMigration(sql)).map((problem) => /, ([\w-]+):/.exec(problem)?.[1] ?? problem);

describe("checkMigration", () => {
  it.each([
    ["DROP TABLE messages;", "drop"],
    ["ALTER TABLE messages DROP COLUMN body;", "drop"],
    ["DROP FUNCTION write_messages(jsonb);", "drop"],
    ["DROP INDEX messages_seq_idx;", "drop"],
    ["ALTER TABLE messages DROP CONSTRAINT messages_author_client_key;", "drop"],
    ["TRUNCATE messages;", "drop"],
    ["ALTER TABLE messages RENAME TO posts;", "rename"],
    ["ALTER TABLE messages RENAME COLUMN body TO text;", "rename"],
    ["ALTER FUNCTION write_messages(jsonb) RENAME TO write_posts;", "rename"],
    [`ALTER TYPE "RoomKind" RENAME VALUE 'DIRECT' TO 'PAIR';`, "rename"],
    ["ALTER TABLE messages ALTER COLUMN seq TYPE text;", "type-change"],
    ["ALTER TABLE messages ALTER body SET NOT NULL;", "not-null"],
    ["ALTER TABLE messages ADD COLUMN lang text NOT NULL;", "not-null-column"],
    ["ALTER TABLE messages ADD COLUMN token uuid DEFAULT gen_random_uuid();", "volatile-default"],
    ["ALTER TABLE messages ADD COLUMN at timestamptz DEFAULT clock_timestamp();", "volatile-default"],
    ["ALTER TABLE messages ADD COLUMN size int GENERATED ALWAYS AS (length(body)) STORED;", "volatile-default"],
    ["ALTER TABLE messages ADD COLUMN slug text UNIQUE;", "unique-constraint"],
    ["ALTER TABLE messages ADD CONSTRAINT slug_key UNIQUE (slug);", "unique-constraint"],
    ["ALTER TABLE messages ADD CONSTRAINT c CHECK (seq > 0);", "unvalidated-constraint"],
    ["ALTER TABLE messages ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES users (id);", "unvalidated-constraint"],
    ["CREATE INDEX i ON messages (seq);", "index-locks-writes"],
    ["CREATE UNIQUE INDEX i ON messages (seq);", "index-locks-writes"],
    ["CREATE INDEX CONCURRENTLY i ON messages (seq);", "index-outside-transaction"],
    ["UPDATE messages SET lang = 'en';", "whole-table"],
    ["DELETE FROM messages;", "whole-table"],
    ["LOCK TABLE messages;", "heavy-lock"],
    ["VACUUM FULL messages;", "heavy-lock"],
    ["ALTER TABLE messages ADD COLUMN a int, DROP COLUMN b;", "drop"],
  ])("flags %s", async (sql, rule) => expect(await rulesOf(sql)).toEqual([rule]));

  it("flags a constraint that is validated under the lock that added it", async () => {
    const add = "ALTER TABLE messages ADD CONSTRAINT c CHECK (seq > 0) NOT VALID;";
    const validate = "ALTER TABLE messages VALIDATE CONSTRAINT c;";
    expect(await rulesOf(`${add} ${validate}`)).toEqual(["validation-with-addition"]);
    expect(await rulesOf(validate)).toEqual([]);
  });

  it.each([
    "CREATE TABLE reactions (id uuid PRIMARY KEY, kind text NOT NULL UNIQUE);",
    `CREATE TABLE "reactions" (id uuid); CREATE INDEX i ON "reactions" (id); ALTER TABLE "reactions" ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES users (id);`,
    "ALTER TABLE messages ADD COLUMN lang text;",
    "ALTER TABLE messages ADD COLUMN lang text NOT NULL DEFAULT 'en';",
    "ALTER TABLE messages ADD COLUMN at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP;",
    "ALTER TABLE messages ADD COLUMN tags text[] NOT NULL DEFAULT ARRAY[]::text[];",
    "ALTER TABLE messages ADD CONSTRAINT c CHECK (seq > 0) NOT VALID;",
    "ALTER TABLE messages ADD CONSTRAINT k UNIQUE USING INDEX messages_k;",
    "CREATE INDEX IF NOT EXISTS i ON messages (seq);",
    "ALTER TABLE messages ALTER body DROP NOT NULL;",
    `ALTER TYPE "RoomKind" ADD VALUE 'BROADCAST';`,
    "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; DROP TABLE messages $$;",
    "UPDATE messages SET lang = 'en' WHERE id = 'x';",
  ])("lets pass %s", async (sql) => expect(await checkMigration(sql)).toEqual([]));

  it("says where and what to do instead", async () => {
    const sql = "-- Ä comment with umlauts\nCREATE TABLE a ();\n\n-- Next\nALTER TABLE messages\n  DROP COLUMN body;\n";
    expect(await checkMigration(sql)).toEqual([
      "line 5, drop: takes away what the release before may use. Stop using it in one release, drop it in the next",
    ]);
  });

  it("lets a statement pass that says why it may", async () => {
    const sql = "-- may drop: release 1.4 was the last to read it\nALTER TABLE messages DROP COLUMN body;";
    expect(await checkMigration(sql)).toEqual([]);
    expect(await checkMigration(`${sql}\nALTER TABLE messages DROP COLUMN seq;`)).toHaveLength(1);
  });

  it.each([
    ["-- may drop:\nDROP TABLE messages;", "say why it may drop"],
    ["-- may drop: x\nDROP TABLE messages;", "say why it may drop"],
    ["-- may rename: nobody has ever used this\nCREATE TABLE a ();", "breaks no rule rename"],
    ["-- may dorp: nobody has ever used this\nDROP TABLE messages;", "there is no rule dorp"],
  ])("does not take %j for a reason", async (sql, problem) => {
    expect((await checkMigration(sql)).join("\n")).toContain(problem);
  });

  it("cannot check what Postgres would not understand", async () => {
    await expect(checkMigration("ALTER TABEL messages;")).rejects.toThrow("syntax error");
  });
});

describe("checkMigrations", () => {
  const directory = mkdtempSync(join(tmpdir(), "banter-migration-check-"));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it("finds a planted migration after those of the first release, and names it", async () => {
    const folder = join(directory, "prisma", "migrations");
    cpSync(join(ROOT, "prisma", "migrations"), folder, { recursive: true });
    expect((await checkMigrations(directory)).notes).toEqual([]);
    mkdirSync(join(folder, "29990101000000_planted"));
    writeFileSync(join(folder, "29990101000000_planted", "migration.sql"), "DROP TABLE messages;");
    const { failed, notes } = await checkMigrations(directory);
    expect(failed).toBe(1);
    expect(notes[0]).toContain("prisma/migrations/29990101000000_planted, line 1, drop:");
  });
});
