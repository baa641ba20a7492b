import { setTimeout as sleep } from "node:timers/promises";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createDatabase } from "../src/index.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

describe("accounts", () => {
  it.each([
    ["Ian_Miller", "lan_Miller"],
    ["bob_01", "bob_O1"],
    ["carl", "carI"],
    ["helen_l0l", "helen_101"],
    ["Simon", "Sirnon"],
    ["dora__q", "dora_q"],
  ])("gives nobody the name %s as long as %s, which looks like it, is there", async (name, lookalike) => {
    const person = await world.addPerson(lookalike);
    await expect(world.addPerson(name)).rejects.toThrow("is taken");
    await world.sql.query(
      "UPDATE users SET deleted_at = now(), username = 'Deleted user', username_key = '~' || id, password_hash = '' WHERE id = $1",
      [person.userId],
    );
    expect((await world.addPerson(name)).username).toBe(name);
  });

  it.each([
    ["erin_1", "erin_2"],
    ["frank", "franc"],
    ["gina_i", "gina_l"],
  ])("gives both %s and %s", async (one, other) => {
    await world.addPerson(one);
    expect((await world.addPerson(other)).username).toBe(other);
  });

  it("gives a username to one of many who want it at once, whatever its case, and stores nothing of the others", async () => {
    const wanted = ["Popular", "popular", "POPULAR", "pOpUlAr"];
    const answers = await Promise.allSettled(wanted.map((username) => world.addPerson(username)));
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
    const { rows } = await world.sql.query(
      "SELECT count(*)::int AS sessions FROM sessions JOIN users ON users.id = user_id WHERE username_key = 'popular'",
    );
    expect(rows).toEqual([{ sessions: 1 }]);
    expect((await world.database.accounts.findCredentials("PoPuLaR"))?.account.username.toLowerCase()).toBe("popular");
  });

  it("lists as revoked what was revoked after a moment, also everywhere", async () => {
    const ann = await world.addPerson();
    const other = await world.addSession(ann);
    const { asOf } = await world.database.sessions.findEnded(new Date(0));
    await sleep(2); // moments are kept in whole milliseconds
    expect((await world.database.sessions.findEnded(asOf)).sessionIds).toEqual([]);
    await world.database.accounts.revokeSessionsOf(ann.userId);
    const { sessionIds } = await world.database.sessions.findEnded(asOf);
    expect(sessionIds.sort()).toEqual([ann.sessionId, other.sessionId].sort());
    expect((await world.database.sessions.findSession(other.sessionId, "127.0.0.1"))?.revokedAt).toBeInstanceOf(Date);
  });
});

describe("a log-out", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ["of one session", (ann: TestPerson) => world.database.accounts.revokeSession(ann.sessionId)],
    ["everywhere", (ann: TestPerson) => world.database.accounts.revokeSessionsOf(ann.userId)],
  ])("%s is told by the database's clock, however wrong the host's is", async (_, logOut) => {
    const ann = await world.addPerson();
    const { asOf } = await world.database.sessions.findEnded(new Date(0));
    await sleep(2); // moments are kept in whole milliseconds
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 60 * 60_000 });
    await logOut(ann);
    expect((await world.database.sessions.findEnded(asOf)).sessionIds).toEqual([ann.sessionId]);
  });
});

describe("throttles", () => {
  const options = { name: "test", attempts: 3, windowMs: 60_000, refusal: "Too many." };

  it("count together over processes, per key, and forget on request", async () => {
    const [one, two] = [world.database.createThrottle(options), world.database.createThrottle(options)];
    await one.take("ann");
    await two.take("ann");
    await one.take("ann");
    await expect(two.take("ann")).rejects.toMatchObject({ code: "RATE_LIMITED", retryAfterMs: expect.any(Number) });
    await two.take("bob");
    await one.forgive("ann");
    await two.take("ann");
  });

  it("keep keys of any length and content, none of them readable", async () => {
    const throttle = world.database.createThrottle({ ...options, name: "odd" });
    const keys = ["x".repeat(5_000), "nul\u0000", "' OR 1=1", ""];
    for (const key of keys) await throttle.take(key);
    const { rows } = await world.sql.query<{ key: string }>("SELECT key FROM throttles WHERE key LIKE 'odd%'");
    expect(rows).toHaveLength(keys.length);
    for (const row of rows) expect(row.key).toMatch(/^odd:[0-9a-f]{64}$/);
  });
});

describe("a database out of reach", () => {
  it("is told apart from a defect", async () => {
    const database = createDatabase({
      url: "postgres://nobody@127.0.0.1:1/none",
      poolSize: 1,
      onConnectionError: () => {},
      onUnconfirmed: () => {},
    });
    const unavailable = { code: "UNAVAILABLE", retryAfterMs: expect.any(Number) };
    await expect(database.ping()).rejects.toMatchObject(unavailable);
    await expect(database.accounts.findAccount("00000000-0000-7000-8000-000000000000")).rejects.toMatchObject(
      unavailable,
    );
    await expect(
      database.rooms.addMember("00000000-0000-7000-8000-000000000000", "00000000-0000-7000-8000-000000000000"),
    ).rejects.toMatchObject(unavailable);
    await database.close();
  });
});

describe("what must never be", () => {
  it.each([
    [
      "an empty room name",
      "INSERT INTO rooms (id, kind, name, name_key, created_by_id) SELECT gen_random_uuid(), 'PUBLIC', '', '', id FROM users LIMIT 1",
      "rooms_name_length",
    ],
    [
      "a username with a space",
      "INSERT INTO users (id, username, username_key, password_hash) VALUES (gen_random_uuid(), 'a b c', 'a b c', '$argon2id$')",
      "users_username_shape",
    ],
    [
      "a password in the clear",
      "INSERT INTO users (id, username, username_key, password_hash) VALUES (gen_random_uuid(), 'plain', 'plain', 'hunter2')",
      "users_password_hashed",
    ],
    ["a negative head", "UPDATE rooms SET head_rev = -1", "rooms_head_rev_positive"],
    ["a negative count", "UPDATE rooms SET member_count = -1", "rooms_member_count_positive"],
  ])("refuses %s", async (_what, statement, constraint) => {
    await world.addRoom(await world.addPerson());
    await expect(world.sql.query(statement)).rejects.toMatchObject({ constraint });
  });
});
