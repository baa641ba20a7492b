import { AuditFilter, LIMITS, ListAllRooms, ListAudit, ListBans, ListPeople } from "@banter/protocol";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAddressBanStore } from "../src/address-ban-store.ts";
import { createAuditReader } from "../src/audit-reader.ts";
import { createPeopleReader } from "../src/people-reader.ts";
import { createRoomKeepingStore } from "../src/room-keeping-store.ts";
import { createSessionStore } from "../src/session-store.ts";
import { countRowsRead } from "./count-rows-read.ts";

/** The size that admin pages are built for; a plan that reads a tenth of it stands out just as well. */
const PEOPLE = Number(process.env.QUERY_PLAN_PEOPLE ?? 100_000);
/** As many rooms. */
const ROOMS = PEOPLE;
/** Every so manyeth room is private, and archived. */
const PRIVATE_EVERY = 2_000;
const ARCHIVED_EVERY = 1_000;
const BANS = 2_000;
const ENTRIES = 50_000;
/** Every so manyeth act was done in a room that is rarely spoken of, and another from somewhere else. */
const RARE_EVERY = 5_000;
const LIMIT = 50;

let world: TestWorld;
/** Somebody who is elsewhere than where they logged in. */
let mover: TestPerson;

beforeAll(async () => {
  world = await openTestWorld();
  const admin = await world.addAdmin();
  await world.sql.query(
    `INSERT INTO users (id, username, username_key, password_hash)
     SELECT gen_random_uuid(), 'person_' || n, 'person_' || n, '$argon2id$unused' FROM generate_series(1, $1::int) AS n`,
    [PEOPLE],
  );
  await world.sql.query(
    `INSERT INTO sessions (id, user_id, address, user_agent, expires_at)
     SELECT gen_random_uuid(), id, ('10.' || n % 200 || '.' || n / 200 % 250 || '.' || n % 250), 'test', now() + interval '1 day'
     FROM (SELECT id, row_number() OVER () AS n FROM users) AS u`,
  );
  // Half of them have moved on since they logged in.
  await world.sql.query(
    `INSERT INTO session_addresses (session_id, address, last_seen_at)
     SELECT id, ('100.' || 64 + n % 60 || '.' || n / 60 % 250 || '.' || n % 250)::inet, now() - make_interval(mins => n::int % 9000)
     FROM (SELECT id, row_number() OVER () AS n FROM sessions) AS s WHERE n % 2 = 0`,
  );
  await world.sql.query(
    `INSERT INTO user_bans (id, user_id, reason, created_at, lifted_at)
     SELECT gen_random_uuid(), id, 'Spam', now() - make_interval(secs => n), CASE WHEN n % 2 = 0 THEN now() END
     FROM (SELECT id, row_number() OVER () AS n FROM users LIMIT $1) AS u`,
    [BANS],
  );
  await world.sql.query(
    `INSERT INTO ip_bans (id, network, reason, created_at)
     SELECT gen_random_uuid(), ('172.16.' || n / 250 || '.' || n % 250)::cidr, 'Spam', now() - make_interval(secs => n)
     FROM generate_series(1, $1::int) AS n`,
    [BANS],
  );
  await world.sql.query(
    `INSERT INTO audit_entries (id, created_at, action, actor_id, actor_name, target_kind, target_id, target_name, address, details)
     SELECT gen_random_uuid(), now() - make_interval(secs => n), CASE WHEN n % 500 = 0 THEN 'promote_user' ELSE 'ban_user' END,
       $1, CASE WHEN n % $4 = 0 THEN 'rare_admin' ELSE $2 END, 'user', gen_random_uuid()::text, 'person_' || n,
       CASE WHEN n % $4 = 1 THEN '198.51.100.7' ELSE '192.0.2.' || n % 3 END,
       CASE WHEN n % 3 = 0 THEN '{}'::jsonb ELSE jsonb_build_object('roomName', CASE WHEN n % $4 = 2 THEN 'Rare' ELSE 'Common' END) END
     FROM generate_series(1, $3::int) AS n`,
    [admin.userId, admin.username, ENTRIES, RARE_EVERY],
  );
  await world.sql.query(
    `INSERT INTO rooms (id, name, name_key, kind, created_by_id, created_at, archived_at)
     SELECT gen_random_uuid(), 'Room ' || n, 'room ' || n, CASE WHEN n % $2 = 0 THEN 'PRIVATE' ELSE 'PUBLIC' END::"RoomKind", $4,
       now() - make_interval(secs => n), CASE WHEN n % $3 = 0 THEN now() END
     FROM generate_series(1, $1::int) AS n`,
    [ROOMS, PRIVATE_EVERY, ARCHIVED_EVERY, admin.userId],
  );
  mover = await world.addPerson();
  await world.database.sessions.findSession(mover.sessionId, "100.64.0.1");
  await world.sql.query("ANALYZE");
}, 300_000);
afterAll(() => world.close());

const read = (table: string, run: (pool: pg.Pool) => Promise<unknown>) => countRowsRead(world.url, table, run);

describe("with many people, a page for admins reads little more than it shows", () => {
  it.each([
    ["the first page of people", {}],
    ["a search", { search: "person_5" }],
    ["a search that finds one", { search: "person_77777" }],
    ["a search that finds nobody", { search: "nobody" }],
    ["admins", { role: "ADMIN" }],
  ])("%s", async (_, query) => {
    const input = ListPeople.parse({ ...query, limit: LIMIT });
    expect(await read("users", (pool) => createPeopleReader(pool).listPeople(input))).toBeLessThanOrEqual(LIMIT + 1);
  });

  it("a page of people in the middle", async () => {
    const first = await world.database.admin.listPeople(ListPeople.parse({ search: "person_5", limit: LIMIT }));
    const input = ListPeople.parse({ search: "person_5", limit: LIMIT, cursor: first.nextCursor });
    expect(await read("users", (pool) => createPeopleReader(pool).listPeople(input))).toBeLessThanOrEqual(LIMIT + 1);
  });

  it.each([
    ["the newest rooms", {}, 1],
    ["public rooms", { show: "PUBLIC" }, 2],
    ["private rooms, of which there are few", { show: "PRIVATE" }, 1],
    ["archived rooms", { show: "ARCHIVED" }, 1],
    ["rooms that many are called like", { search: "room" }, 2],
    ["a room that one is called like", { search: "oom 48213" }, 1],
    ["a room that none is called like", { search: "no such room" }, 1],
  ] as const)("%s", async (_, query, readForEachShown) => {
    const input = ListAllRooms.parse({ ...query, limit: LIMIT });
    const rows = await read("rooms", (pool) => createRoomKeepingStore(pool).listAllRooms(null, input));
    expect(rows).toBeLessThanOrEqual((LIMIT + 1) * readForEachShown);
  });

  it("bans of people, and of addresses", async () => {
    const input = ListBans.parse({ limit: LIMIT });
    const people = await read("user_bans", (pool) => createPeopleReader(pool).listUserBans(input));
    expect(people).toBeLessThanOrEqual(LIMIT + 1);
    const addresses = await read("ip_bans", (pool) => createAddressBanStore(pool).listAddressBans(input));
    expect(addresses).toBeLessThanOrEqual(LIMIT + 1);
  });

  it("what changed among the bans of addresses, which every process asks all the time", async () => {
    const now = new Date();
    const asked = await read("ip_bans", (pool) => createAddressBanStore(pool).findAddressBanChanges(now));
    expect(asked).toBe(0);
  });

  it("who was seen in a network", async () => {
    const within = { days: 30, limit: LIMITS.addressPreviewMaxPeople, exceptUserId: null };
    const seen = await world.database.addressBans.findSeen(["10.7.3.0/24"], within);
    const rows = await read("sessions", (pool) => createAddressBanStore(pool).findSeen(["10.7.3.0/24"], within));
    expect(seen.count).toBeGreaterThan(0);
    expect(rows).toBeLessThanOrEqual(2 * seen.count);
  });

  it.each(["sessions", "session_addresses"])("who has moved to a network, from %s", async (table) => {
    const within = { days: 30, limit: LIMITS.addressPreviewMaxPeople, exceptUserId: null };
    const seen = await world.database.addressBans.findSeen(["100.70.3.0/24"], within);
    const rows = await read(table, (pool) => createAddressBanStore(pool).findSeen(["100.70.3.0/24"], within));
    expect(seen.count).toBeGreaterThan(0);
    expect(rows).toBeLessThanOrEqual(2 * seen.count);
  });

  it.each(["sessions", "session_addresses"])("where a person was, and where an admin is, from %s", async (table) => {
    const { userId } = mover;
    const recent = await read(table, (pool) => createAddressBanStore(pool).findRecentAddresses(userId, 30));
    const live = await read(table, (pool) => createAddressBanStore(pool).findLiveAddresses(userId));
    expect(await world.database.addressBans.findLiveAddresses(userId)).toHaveLength(2);
    for (const rows of [recent, live]) expect(rows).toBeLessThanOrEqual(3);
  });

  it.each(["sessions", "session_addresses"])("a session, which every request asks for, from %s", async (table) => {
    const rows = await read(table, (pool) => createSessionStore(pool).findSession(mover.sessionId, "100.64.0.1"));
    expect(rows).toBeLessThanOrEqual(6);
  });

  it("where sessions were used from too long ago", async () => {
    const rows = await read("session_addresses", (pool) => createSessionStore(pool).forgetOldAddresses());
    expect(rows).toBe(0);
  });

  it.each([
    ["the newest entries of the audit", {}, 1],
    ["one action", { action: "promote_user" }, 1],
    ["what a person did, who did little", { actor: "rare_admin" }, 1],
    ["what was done to a person", { target: "person_4821" }, 1],
    ["what was done in a room in which most is", { room: "common" }, 2],
    ["what was done in a room in which little is", { room: "rare" }, 1],
    ["what was done from an address from which every third act is", { address: "192.0.2.1/32" }, 4],
    ["what was done from an address from which little is", { address: "198.51.100.7/32" }, 1],
    ["what was done from a network from which most is", { address: "192.0.2.0/24" }, 2],
    ["one day", { from: new Date().toISOString().slice(0, 10) }, 1],
  ] as const)("%s", async (_, filter, readForEachShown) => {
    const input = ListAudit.parse({ ...AuditFilter.parse(filter), limit: LIMIT });
    const rows = await read("audit_entries", (pool) => createAuditReader(pool).listAudit(input));
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThanOrEqual((LIMIT + 1) * readForEachShown);
  });
});
