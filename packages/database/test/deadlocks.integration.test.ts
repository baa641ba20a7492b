import {
  COMMITS_WITHIN_MS,
  createFriendService,
  createReportService,
  createRoomKeepingService,
  createRoomService,
  createRoomSettingsService,
} from "@banter/domain";
import { openTestWorld, type TestPerson, type TestWorld, waitFor } from "@banter/testing";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { inTransaction } from "../src/transaction.ts";

const origin = { address: "192.0.2.1", userAgent: "test" };
const silence = new Proxy({} as never, { get: () => () => {} });
const noLimit = { take: async () => {}, forgive: async () => {} };

let world: TestWorld;
let gate: pg.Client;
/** An admin, so that all can be tried by one person. */
let ann: TestPerson;
let ben: TestPerson;
let roomId: string;
let messageId: string;

beforeAll(async () => {
  world = await openTestWorld();
  // before anything else connects: a circle stays one, so that it is seen
  await world.sql.query(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET deadlock_timeout = ''10min''', current_database()); END $$`,
  );
  gate = new pg.Client({ connectionString: world.url });
  await gate.connect();
});
afterAll(async () => {
  await gate?.end();
  await world?.sql.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  await world?.close();
});
beforeEach(async () => {
  [ann, ben] = await Promise.all([world.addAdmin(), world.addPerson()]);
  await friends().request({ ...ben, role: "USER" }, { userId: ann.userId });
  await friends().accept(asAnn(), { userId: ben.userId });
  const draft = { id: uuidv7(), toUserId: ann.userId, authorId: ben.userId, clientId: uuidv7(), body: "hello" };
  const [written] = await world.database.messages.writeMessages([{ ...draft, sessionId: ben.sessionId }]);
  if (!written || !("message" in written)) throw new Error("not written");
  roomId = written.message.roomId;
  messageId = written.message.id;
});

const asAnn = () => ({ ...ann, role: "ADMIN" as const });
const friends = () =>
  createFriendService({ ...world.database.friends, requests: noLimit, searches: noLimit, announcer: silence });

const ACTS: Record<string, () => Promise<unknown>> = {
  "leaves it": () => createRoomService({ ...world.database.rooms, announcer: silence }).leave(asAnn(), { roomId }),
  "archives it": () =>
    createRoomKeepingService({
      ...world.database.roomKeeping,
      changeMember: world.database.roomRoles.changeMember,
      findUserId: world.database.moderation.findUserId,
      findRoom: world.database.rooms.findRoom,
      announcer: silence,
    }).archive(asAnn(), origin, { roomId, reason: "x" }),
  "renames it": () =>
    createRoomSettingsService({ ...world.database.roomSettings, announcer: silence }).change(asAnn(), origin, {
      roomId,
      name: "x",
    }),
  "settles a report of what was said in it": async () => {
    const { rows } = await world.sql.query<{ id: string }>("SELECT id FROM reports WHERE message_id = $1", [messageId]);
    const reportId = rows[0]?.id ?? "";
    const by = { ...ann, address: origin.address };
    await reports().resolve(by, { reportId, resolution: "DELETED", reason: "x" });
  },
};

const reports = () => createReportService({ ...world.database.reports, announcer: silence });

/** Begins one after the other while something holds the conversation's room, each once the one before waits. */
async function atTheGate(...begin: (() => Promise<unknown>)[]): Promise<PromiseSettledResult<unknown>[]> {
  await gate.query("BEGIN");
  await gate.query("SELECT FROM rooms WHERE id = $1 FOR NO KEY UPDATE", [roomId]);
  const begun: Promise<unknown>[] = [];
  for (const [index, act] of begin.entries()) {
    begun.push(act());
    begun.at(-1)?.catch(() => {});
    await waitFor(async () => (await countWaiting()) > index);
  }
  await gate.query("COMMIT");
  let outcomes: PromiseSettledResult<unknown>[] | undefined;
  Promise.allSettled(begun).then((all) => {
    outcomes = all;
  });
  return waitFor(() => outcomes);
}

async function countWaiting(): Promise<number> {
  const { rows } = await world.sql.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  return rows[0]?.count ?? 0;
}

describe("one who parts from a friend and, at the same moment,", () => {
  it.each(Object.keys(ACTS))("%s, waits for no lock in a circle", async (name) => {
    await reports().report(asAnn(), { messageId, reason: "SPAM", note: "" });
    const [acted, parted] = await atTheGate(ACTS[name] as () => Promise<unknown>, () =>
      friends().remove(asAnn(), { userId: ben.userId }),
    );
    expect(parted).toMatchObject({ status: "fulfilled" });
    // a conversation of two is neither left nor kept as rooms are
    const refused = { status: "rejected", reason: { code: expect.stringMatching(/^(FORBIDDEN|NOT_FOUND)$/) } };
    expect(acted).toMatchObject(name.startsWith("settles") ? { status: "fulfilled" } : refused);
  });
});

describe("two transactions that wait for each other", () => {
  it("are both done: the one that Postgres ended begins again", async () => {
    const pool = new pg.Pool({ connectionString: world.url, max: 2, options: "-c deadlock_timeout=100ms" });
    const lock = (client: pg.PoolClient, person: TestPerson) =>
      client.query("UPDATE users SET role = role WHERE id = $1", [person.userId]);
    let begun = 0;
    const crossing = (first: TestPerson, second: TestPerson) =>
      inTransaction(pool, async (client) => {
        await lock(client, first);
        begun += 1;
        await waitFor(() => begun >= 2);
        await lock(client, second);
        return "done";
      });
    expect(await Promise.all([crossing(ann, ben), crossing(ben, ann)])).toEqual(["done", "done"]);
    expect(begun).toBe(3);
    await pool.end();
  });
});

describe("a transaction that has waited for very long", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("takes no effect: whoever asks what changed does not look back so far", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const late = inTransaction(world.sql, async (client) => {
      await client.query("UPDATE rooms SET topic = 'late' WHERE id = $1", [roomId]);
      vi.advanceTimersByTime(COMMITS_WITHIN_MS + 1);
    });
    await expect(late).rejects.toMatchObject({ code: "UNAVAILABLE", retryAfterMs: expect.any(Number) });
    const { rows } = await world.sql.query("SELECT topic FROM rooms WHERE id = $1", [roomId]);
    expect(rows).not.toEqual([{ topic: "late" }]);
  });
});
