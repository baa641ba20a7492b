import { LIMITS } from "@banter/protocol";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMessageReader } from "../src/message-reader.ts";
import { createMessageWriter } from "../src/message-writer.ts";

/** Enough for a plan that reads them all to stand out. */
const MESSAGES = Number(process.env.QUERY_PLAN_MESSAGES ?? 50_000);

let world: TestWorld;
let ann: TestPerson;
let roomId: string;

beforeAll(async () => {
  world = await openTestWorld();
  ann = await world.addPerson();
  roomId = await world.addRoom(ann);
  await world.sql.query(
    `INSERT INTO messages (id, room_id, author_id, client_id, seq, rev, body, body_sha256)
     SELECT gen_random_uuid(), $1, $2, gen_random_uuid(), n, n, 'message ' || n, sha256('')
     FROM generate_series(1, $3::int) AS n`,
    [roomId, ann.userId, MESSAGES],
  );
  await world.sql.query("UPDATE rooms SET head_rev = $2 WHERE id = $1", [roomId, MESSAGES]);
  await world.sql.query("ANALYZE");
}, 600_000);
afterAll(() => world.close());

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Plan[];
}

/** How many rows of `messages` a plan took from the table, whatever it did with them. */
function countMessagesRead(plan: Plan): number {
  const perLoop =
    plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0) + (plan["Rows Removed by Index Recheck"] ?? 0);
  const own = plan["Relation Name"] === "messages" ? Math.ceil(perLoop * plan["Actual Loops"]) : 0;
  return (plan.Plans ?? []).reduce((sum, child) => sum + countMessagesRead(child), own);
}

/** How many messages the statements of a reader read, prepared as the pool prepares them and planned as `mode` says. */
async function countRead(
  mode: "force_custom_plan" | "force_generic_plan",
  read: (reader: ReturnType<typeof createMessageReader>) => Promise<unknown>,
): Promise<number> {
  const pool = new pg.Pool({ connectionString: world.url, max: 1, options: `-c plan_cache_mode=${mode}` });
  let messagesRead = 0;
  const explainer = Object.assign(Object.create(pool) as pg.Pool, {
    async query({ text, values }: { text: string; values: unknown[] }) {
      await pool.query(`PREPARE explained AS ${text}`);
      const { rows } = await pool.query<{ "QUERY PLAN": { Plan: Plan }[] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE explained (${values.map(toLiteral).join(", ")})`,
      );
      const plan = rows[0]?.["QUERY PLAN"][0]?.Plan;
      if (!plan) throw new Error("no plan");
      messagesRead += countMessagesRead(plan);
      return pool.query(text, values);
    },
  });
  await read(createMessageReader(explainer));
  await pool.end();
  return messagesRead;
}

function toLiteral(value: unknown): string {
  if (value === null) return "NULL";
  return pg.escapeLiteral(Array.isArray(value) ? `{${value.join(",")}}` : String(value));
}

const middle = Math.floor(MESSAGES / 2);

describe.each(["force_custom_plan", "force_generic_plan"] as const)("with %s", (mode) => {
  it.each([
    ["the newest page", {}],
    ["a page in the middle", { beforeSeq: middle }],
    ["the page after it", { afterSeq: middle }],
    ["the page around it", { aroundSeq: middle }],
    ["the oldest page", { beforeSeq: 40 }],
  ])("history reads no more messages than %s has, and one on each side", async (_, place) => {
    const limit = 50;
    const read = await countRead(mode, (reader) => reader.readHistory(ann.userId, { roomId, limit, ...place }));
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThanOrEqual(limit + 2);
  });

  it("history reads nothing for one who is not in the room", async () => {
    const stranger = await world.addPerson();
    const read = await countRead(mode, (reader) => reader.readHistory(stranger.userId, { roomId, limit: 50 }));
    expect(read).toBe(0);
  });

  it.each([
    ["nothing for one who is up to date", 0, 0],
    ["what changed for one who is a little behind", 10, 10],
    ["the newest page for one who is far behind", middle, LIMITS.recentMessages + 1],
  ])("a sync reads %s", async (_, behind, expected) => {
    const cursors = [{ roomId, afterRev: MESSAGES - behind }];
    expect(await countRead(mode, (reader) => reader.readChanges(ann.userId, cursors))).toBe(expected);
  });
});

it("a batch is written without reading any table from end to end, small as it may be", async () => {
  const pool = new pg.Pool({ connectionString: world.url, max: 1 });
  const drafts = Array.from({ length: 3 }, () => ({
    id: uuidv7(),
    roomId,
    authorId: ann.userId,
    sessionId: ann.sessionId,
    clientId: uuidv7(),
    body: "hello",
  }));
  await pool.query("BEGIN");
  const outcomes = await createMessageWriter(pool, () => {})(drafts);
  const { rows } = await pool.query<{ relname: string }>(
    "SELECT relname FROM pg_stat_xact_user_tables WHERE seq_scan > 0",
  );
  await pool.query("ROLLBACK");
  await pool.end();
  expect(outcomes.map(({ kind }) => kind)).toEqual(["written", "written", "written"]);
  expect(rows).toEqual([]);
});
