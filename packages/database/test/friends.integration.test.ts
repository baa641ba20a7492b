import { createFriendService } from "@banter/domain";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createFriendStore } from "../src/friend-store.ts";
import { countRowsRead } from "./count-rows-read.ts";

let world: TestWorld;
let ann: TestPerson;
let ben: TestPerson;
let told: string[];

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  [ann, ben] = await Promise.all([world.addPerson(), world.addPerson()]);
  told = [];
});

const as = (person: TestPerson) => ({ ...person, role: "USER" as const });
const nameOf = (userId: string) => (userId === ann.userId ? "ann" : "ben");
const friends = () =>
  createFriendService({
    ...world.database.friends,
    requests: { take: async () => {}, forgive: async () => {} },
    searches: { take: async () => {}, forgive: async () => {} },
    announcer: {
      friendRequested: (userId, { relation }) => told.push(`${nameOf(userId)} ${relation}`),
      friendAccepted: (userId, { relation }) => told.push(`${nameOf(userId)} ${relation}`),
      friendRemoved: (userId) => told.push(`${nameOf(userId)} removed`),
    },
  });
const request = (one: TestPerson, other: TestPerson) => friends().request(as(one), { userId: other.userId });
const relations = async (person: TestPerson) => {
  const { friends: all, asked, requested } = await world.database.friends.listFriends(person.userId);
  return [...all, ...asked, ...requested].map(({ id, relation }) => `${relation} ${nameOf(id)}`);
};
const found = async (person: TestPerson, other: TestPerson) =>
  (await world.database.friends.findPeople(person.userId, { search: other.username, limit: 5 })).people;
const rowsOf = async (one: TestPerson) =>
  (await world.sql.query("SELECT status FROM friends WHERE $1 IN (low_id, high_id)", [one.userId])).rows;

describe("a friendship", () => {
  it("is asked for, accepted, seen and told on both sides, and ended by either", async () => {
    expect(await request(ann, ben)).toMatchObject({ id: ben.userId, relation: "requested" });
    expect(await request(ann, ben)).toMatchObject({ relation: "requested" });
    expect(await relations(ann)).toEqual(["requested ben"]);
    expect(await relations(ben)).toEqual(["asked ann"]);
    await friends().accept(as(ben), { userId: ann.userId });
    expect(await relations(ann)).toEqual(["friends ben"]);
    expect(await relations(ben)).toEqual(["friends ann"]);
    expect(await found(ann, ben)).toEqual([{ id: ben.userId, username: ben.username, relation: "friends" }]);
    await friends().remove(as(ann), { userId: ben.userId });
    await friends().remove(as(ann), { userId: ben.userId });
    expect(await relations(ben)).toEqual([]);
    expect(told).toEqual(["ann requested", "ben asked", "ben friends", "ann friends", "ann removed", "ben removed"]);
  });

  it("is not begun by whoever asked, nor with oneself or nobody", async () => {
    await request(ann, ben);
    await expect(friends().accept(as(ann), { userId: ben.userId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(request(ann, ann)).rejects.toMatchObject({ code: "FORBIDDEN", reason: "own_account" });
    await expect(friends().request(as(ann), { userId: uuidv7() })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await rowsOf(ann)).toEqual([{ status: "PENDING" }]);
  });

  it("is one row, whoever asks whom at the same moment and how often", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [one, other] = await Promise.all([world.addPerson(), world.addPerson()]);
      await Promise.all([request(one, other), request(other, one), request(one, other), request(other, one)]);
      expect(await rowsOf(one)).toEqual([{ status: "ACCEPTED" }]);
    }
  });

  it("survives a refusal or a recall that comes too late", async () => {
    await request(ann, ben);
    await request(ben, ann);
    await friends().decline(as(ben), { userId: ann.userId });
    await friends().cancel(as(ann), { userId: ben.userId });
    expect(await relations(ann)).toEqual(["friends ben"]);
  });

  it("is refused to one who is banned", async () => {
    await world.sql.query("INSERT INTO user_bans (id, user_id, reason) VALUES ($1, $2, 'Spam')", [
      uuidv7(),
      ann.userId,
    ]);
    await expect(request(ann, ben)).rejects.toMatchObject({ code: "FORBIDDEN", reason: "banned" });
    expect(await rowsOf(ann)).toEqual([]);
  });
});

describe("a request", () => {
  it("is declined by the asked, taken back by the asker, and by nobody the other way round", async () => {
    await request(ann, ben);
    await friends().decline(as(ann), { userId: ben.userId });
    await friends().cancel(as(ben), { userId: ann.userId });
    expect(await relations(ben)).toEqual(["asked ann"]);
    await friends().decline(as(ben), { userId: ann.userId });
    expect(await relations(ann)).toEqual([]);
    await request(ann, ben);
    await friends().cancel(as(ann), { userId: ben.userId });
    expect(await relations(ben)).toEqual([]);
  });

  it("to somebody who blocks the asker looks to the asker like any other, and to the blocker like none", async () => {
    await world.database.blocks.addBlock(ben, ann.userId);
    expect(await request(ann, ben)).toMatchObject({ id: ben.userId, relation: "requested" });
    expect(await request(ann, ben)).toMatchObject({ relation: "requested" });
    expect(await relations(ann)).toEqual(["requested ben"]);
    expect(await found(ann, ben)).toMatchObject([{ relation: "requested" }]);
    expect(await relations(ben)).toEqual([]);
    expect(await found(ben, ann)).toMatchObject([{ relation: "blocked" }]);
    expect(told).toEqual(["ann requested"]);
    await friends().cancel(as(ann), { userId: ben.userId });
    expect(await relations(ann)).toEqual([]);
    expect(told).toEqual(["ann requested", "ann removed"]);
    await expect(request(ben, ann)).rejects.toMatchObject({ code: "FORBIDDEN", reason: "you_block_them" });
  });

  it("that was unseen gives way to a real one, from either side, once the block is gone", async () => {
    await world.database.blocks.addBlock(ben, ann.userId);
    await request(ann, ben);
    await world.database.blocks.removeBlock(ben, ann.userId);
    expect(await relations(ben)).toEqual([]);
    await request(ann, ben);
    expect(await relations(ann)).toEqual(["requested ben"]);
    expect(await relations(ben)).toEqual(["asked ann"]);
  });
});

describe("people", () => {
  it("are found by the beginning of a name, whatever its case, a page at a time, but for oneself", async () => {
    const beginning = `q${uuidv7().slice(-8)}`;
    const names = [`${beginning}_a`, `${beginning}B`, `${beginning}c`];
    const people = [];
    for (const name of names) people.push(await world.addPerson(name));
    const find = (search: string, cursor?: string) =>
      world.database.friends.findPeople(ann.userId, { search, limit: 2, ...(cursor !== undefined && { cursor }) });
    const first = await find(beginning.toUpperCase());
    const second = await find(beginning.toUpperCase(), first.nextCursor ?? "");
    expect(second.nextCursor).toBeNull();
    expect(new Set([...first.people, ...second.people].map(({ username }) => username))).toEqual(new Set(names));
    expect((await find(`${beginning}%`)).people).toEqual([]);
    const [one] = people as [TestPerson];
    const others = await world.database.friends.findPeople(one.userId, { search: beginning, limit: 5 });
    expect(others.people.map(({ id }) => id)).not.toContain(one.userId);
    expect(others.people).toHaveLength(2);
  });

  it("are found without reading the others", async () => {
    await world.sql.query(
      `INSERT INTO users (id, username, username_key, password_hash)
       SELECT gen_random_uuid(), 'many_' || n, 'many_' || n, '$argon2id$unused' FROM generate_series(1, 20000) AS n`,
    );
    await world.sql.query("ANALYZE users");
    const rowsRead = await countRowsRead(world.url, "users", (pool) =>
      createFriendStore(pool).findPeople(ann.userId, { search: "many_1", limit: 20 }),
    );
    expect(rowsRead).toBeLessThan(100);
  });
});
