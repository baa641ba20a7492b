import { setTimeout as sleep } from "node:timers/promises";
import { LIMITS } from "@banter/protocol";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

let world: TestWorld;
let ann: TestPerson;
let ben: TestPerson;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  [ann, ben] = await Promise.all([world.addPerson(), world.addPerson()]);
});

const block = (one: TestPerson, other: TestPerson) => world.database.blocks.addBlock(one, other.userId);
const blockedBy = async (one: TestPerson) => (await world.database.blocks.listBlocked(one.userId)).map(({ id }) => id);

async function say(author: TestPerson, roomId: string, body: string): Promise<void> {
  const draft = { roomId, authorId: author.userId, sessionId: author.sessionId, clientId: uuidv7(), body };
  const [outcome] = await world.database.messages.writeMessages([{ id: uuidv7(), ...draft }]);
  expect(outcome?.kind).toBe("written");
}

/** Asks for a friendship as whoever knows nothing of blocks; answers whether a row was written. */
async function befriend(one: TestPerson, other: TestPerson): Promise<boolean> {
  const [low, high] = [one.userId, other.userId].sort();
  const { rowCount } = await world.sql.query(
    "INSERT INTO friends (low_id, high_id, status, requester_id) VALUES ($1, $2, 'PENDING', $3)",
    [low, high, one.userId],
  );
  return rowCount === 1;
}

const areRelated = async () => {
  const { rows } = await world.sql.query("SELECT FROM friends WHERE low_id = ANY ($1) AND high_id = ANY ($1)", [
    [ann.userId, ben.userId],
  ]);
  return rows.length > 0;
};

describe("a block", () => {
  it("is listed once, the latest first, and gone when it is lifted", async () => {
    const cat = await world.addPerson();
    expect(await block(ann, ben)).toMatchObject({ blocked: { id: ben.userId, username: ben.username } });
    await block(ann, cat);
    await block(ann, ben);
    expect(await blockedBy(ann)).toEqual([cat.userId, ben.userId]);
    expect(await blockedBy(ben)).toEqual([]);
    await world.database.blocks.removeBlock(ann, cat.userId);
    await world.database.blocks.removeBlock(ann, cat.userId);
    expect(await blockedBy(ann)).toEqual([ben.userId]);
  });

  it("of nobody says so", async () => {
    expect(await world.database.blocks.addBlock(ann, uuidv7())).toBeNull();
  });

  it("too many is refused, one of those held is not", async () => {
    await world.sql.query(
      `WITH crowd AS (
         INSERT INTO users (id, username, username_key, password_hash)
         SELECT gen_random_uuid(), 'crowd_' || n, 'crowd_' || n, '$argon2id$unused' FROM generate_series(1, $2) AS n
         RETURNING id
       ) INSERT INTO blocks (blocker_id, blocked_id) SELECT $1, id FROM crowd`,
      [ann.userId, LIMITS.blockedMaxPeople],
    );
    expect(await block(ann, ben)).toBe("full");
    const [held] = await blockedBy(ann);
    expect(await world.database.blocks.addBlock(ann, held ?? "")).toMatchObject({ blocked: { id: held } });
  });

  it("is refused to one who is banned", async () => {
    await world.sql.query("INSERT INTO user_bans (id, user_id, reason) VALUES ($1, $2, 'Spam')", [
      uuidv7(),
      ann.userId,
    ]);
    await expect(block(ann, ben)).rejects.toMatchObject({ code: "FORBIDDEN", reason: "banned" });
    expect(await blockedBy(ann)).toEqual([]);
  });

  it("keeps the author's messages from history, syncs and resets, old and new ones, and from nobody else's", async () => {
    const roomId = await world.addRoom(ann);
    await world.database.rooms.addMember(ben.userId, roomId);
    await say(ben, roomId, "old");
    await say(ann, roomId, "mine");
    await block(ann, ben);
    await say(ben, roomId, "new");
    const bodies = (messages: { body: string | null }[]) => messages.map(({ body }) => body);
    expect(bodies(await world.history(ann, roomId))).toEqual(["mine"]);
    expect(bodies(await world.history(ben, roomId))).toEqual(["old", "mine", "new"]);
    const [complete] = await world.database.messages.readChanges(ann.userId, [{ roomId, afterRev: 0 }]);
    expect(complete).toMatchObject({ status: "complete", headRev: 3, messages: [{ body: "mine" }] });
    const [reset] = await world.database.messages.readChanges(ann.userId, [{ roomId, afterRev: 99 }]);
    expect(reset).toMatchObject({ status: "reset", headRev: 3, messages: [{ body: "mine" }] });
    await world.database.blocks.removeBlock(ann, ben.userId);
    expect(bodies(await world.history(ann, roomId))).toEqual(["old", "mine", "new"]);
  });

  it("leaves whole pages of what may be seen", async () => {
    const roomId = await world.addRoom(ann);
    await world.database.rooms.addMember(ben.userId, roomId);
    for (const [author, body] of [
      [ann, "1"],
      [ben, "x"],
      [ben, "x"],
      [ann, "2"],
      [ben, "x"],
      [ann, "3"],
    ] as const) {
      await say(author, roomId, body);
    }
    await block(ann, ben);
    const read = async (beforeSeq?: number) =>
      (await world.database.messages.readHistory(ann.userId, { roomId, limit: 2, ...(beforeSeq && { beforeSeq }) }))
        .page;
    const newest = await read();
    expect(newest.messages.map(({ body }) => body)).toEqual(["2", "3"]);
    const oldest = await read(newest.nextBeforeSeq ?? 0);
    expect(oldest).toMatchObject({ messages: [{ body: "1" }], nextBeforeSeq: null });
  });

  it("ends a friendship and its requests, and none begins, from either side", async () => {
    expect(await befriend(ben, ann)).toBe(true);
    await block(ann, ben);
    expect(await areRelated()).toBe(false);
    expect(await befriend(ben, ann)).toBe(false);
    expect(await befriend(ann, ben)).toBe(false);
    await world.database.blocks.removeBlock(ann, ben.userId);
    expect(await befriend(ben, ann)).toBe(true);
  });

  it("and a request at the same moment never leave both", async () => {
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([block(ann, ben), befriend(ben, ann)]);
      expect(await areRelated()).toBe(false);
      await world.database.blocks.removeBlock(ann, ben.userId);
    }
  });
});

describe("whoever changes access", () => {
  it("waits for the nodes that run, and for no others", async () => {
    const { noteAccessSeen, findAccessChanges, untilNodesKnow, forgetNode } = world.database.access;
    const [runs, dead] = [uuidv7(), uuidv7()];
    await noteAccessSeen(runs, (await findAccessChanges(new Date())).asOfText);
    await noteAccessSeen(dead, new Date(Date.now() - 60_000).toISOString());
    let knows = false;
    const waiting = untilNodesKnow().then(() => {
      knows = true;
    });
    await noteAccessSeen(dead, new Date(Date.now() - 60_000).toISOString());
    expect(knows).toBe(false);
    await noteAccessSeen(runs, new Date(Date.now() + 1_000).toISOString());
    await waiting;
    expect(knows).toBe(true);
    await forgetNode(runs);
    await untilNodesKnow();
  });

  it("is found by whoever asks what changed, after a block, an unblock and the end of a membership", async () => {
    const { findAccessChanges, readAccess } = world.database.access;
    const changed = async (after: Date) => (await findAccessChanges(after)).userIds;
    const roomId = await world.addRoom(ben);
    await world.database.rooms.addMember(ann.userId, roomId);
    /** By the database's clock, and apart from what comes before and after it: changes bear whole milliseconds. */
    const momentBetween = async () => {
      await sleep(2);
      const { asOf } = await findAccessChanges(new Date());
      await sleep(2);
      return asOf;
    };
    const asOf = await momentBetween();
    expect(await changed(asOf)).toEqual([]);
    await block(ann, ben);
    expect(await changed(asOf)).toEqual([ann.userId]);
    expect((await readAccess([ann.userId])).get(ann.userId)).toEqual({
      roomIds: [roomId],
      hiddenUserIds: [ben.userId],
    });
    await world.database.rooms.removeMember(ben.userId, roomId);
    expect(new Set(await changed(asOf))).toEqual(new Set([ann.userId, ben.userId]));
    const later = await momentBetween();
    await world.database.blocks.removeBlock(ann, ben.userId);
    expect(await changed(later)).toEqual([ann.userId]);
    expect((await readAccess([ann.userId])).get(ann.userId)?.hiddenUserIds).toEqual([]);
  });
});
