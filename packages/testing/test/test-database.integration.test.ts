import pg from "pg";
import { expect, it } from "vitest";
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from "../src/index.ts";

async function query(database: TestDatabase, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

it("gives each caller a migrated database of its own", async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  try {
    await query(one, "INSERT INTO throttles (key) VALUES ('only here')");
    expect(await query(one, "SELECT key FROM throttles")).toEqual([{ key: "only here" }]);
    expect(await query(two, "SELECT key FROM throttles")).toEqual([]);
  } finally {
    await Promise.all([one.drop(), two.drop()]);
  }
});

it("drops a database that is still in use", async () => {
  const database = await createEmptyDatabase();
  const client = new pg.Client({ connectionString: database.url });
  const cutOff = new Promise((resolve) => client.on("error", resolve));
  await client.connect();
  await database.drop();
  await cutOff;
  await expect(query(database, "SELECT 1")).rejects.toThrow("does not exist");
});
