import { LIMITS } from "@banter/protocol";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createReadingStore } from "../src/reading-store.ts";
import { countRowsRead } from "./count-rows-read.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

/** Two people in a room of the first. */
async function roomOfTwo() {
  const [ann, bob] = [await world.addPerson(), await world.addPerson()];
  const roomId = await world.addRoom(ann);
  await world.database.rooms.addMember(bob.userId, roomId);
  return { ann, bob, roomId };
}

async function say({ userId, sessionId }: TestPerson, roomId: string, ...bodies: string[]) {
  return world.database.messages.writeMessages(
    bodies.map((body) => ({ id: uuidv7(), roomId, authorId: userId, sessionId, clientId: uuidv7(), body })),
  );
}

const { readUnread, moveReading, moveReadingToHeads, setNotify } = {
  readUnread: (person: TestPerson, roomIds?: string[]) => world.database.reading.readUnread(person.userId, roomIds),
  moveReading: (person: TestPerson, roomId: string, seq: number) =>
    world.database.reading.moveReading(person, roomId, seq),
  moveReadingToHeads: (person: TestPerson) => world.database.reading.moveReadingToHeads(person),
  setNotify: (person: TestPerson, roomId: string, notify: "ALL" | "NOTHING") =>
    world.database.reading.setNotify(person, { roomId, notify }),
};

describe("what is unread", () => {
  it("is what others have said since, and not deleted", async () => {
    const { ann, bob, roomId } = await roomOfTwo();
    await say(ann, roomId, "one", "two");
    await say(bob, roomId, "my own");
    const [deleted] = await say(ann, roomId, "three");
    if (!deleted || !("message" in deleted)) throw new Error("not written");
    await world.database.messages.changeMessage(ann, deleted.message.id, () => ({ kind: "delete" }));
    const [unread] = await readUnread(bob);
    expect(unread).toEqual({
      roomId,
      kind: "PUBLIC",
      headRev: 5,
      lastReadSeq: 0,
      unread: 2,
      mentions: 0,
      notify: "MENTIONS",
    });
  });

  it("is nothing of those whom one blocks, and theirs again once the block is lifted", async () => {
    const { ann, bob, roomId } = await roomOfTwo();
    await say(ann, roomId, "one");
    await world.database.blocks.addBlock(bob, ann.userId);
    expect(await readUnread(bob)).toMatchObject([{ unread: 0 }]);
    await world.database.blocks.removeBlock(bob, ann.userId);
    expect(await readUnread(bob)).toMatchObject([{ unread: 1 }]);
  });

  it("begins at the room's head for one who enters, by whatever door", async () => {
    const { ann, roomId } = await roomOfTwo();
    await say(ann, roomId, "before");
    const late = await world.addPerson();
    await world.database.rooms.addMember(late.userId, roomId);
    expect(await readUnread(late)).toMatchObject([{ lastReadSeq: 1, unread: 0 }]);
    await say(ann, roomId, "after");
    expect(await readUnread(late)).toMatchObject([{ unread: 1 }]);
  });

  it("is answered for the rooms one is in, or for those asked for", async () => {
    const { ann, bob, roomId } = await roomOfTwo();
    const second = await world.addRoom(bob);
    const foreign = await world.addRoom(ann);
    expect(new Set((await readUnread(bob)).map((room) => room.roomId))).toEqual(new Set([roomId, second]));
    expect((await readUnread(bob, [second, foreign])).map((room) => room.roomId)).toEqual([second]);
  });
});

describe("a place", () => {
  it("moves forward only, and never past the head", async () => {
    const { ann, bob, roomId } = await roomOfTwo();
    await say(ann, roomId, "one", "two", "three");
    expect(await moveReading(bob, roomId, 2)).toBe(true);
    expect(await readUnread(bob)).toMatchObject([{ lastReadSeq: 2, unread: 1 }]);
    expect(await moveReading(bob, roomId, 1)).toBe(false);
    expect(await moveReading(bob, roomId, 2)).toBe(false);
    expect(await moveReading(bob, roomId, 1_000)).toBe(true);
    expect(await readUnread(bob)).toMatchObject([{ lastReadSeq: 3, unread: 0 }]);
  });

  it("is nobody's who is not in the room, and one's own only", async () => {
    const { ann, bob, roomId } = await roomOfTwo();
    const stranger = await world.addPerson();
    await say(ann, roomId, "one");
    expect(await moveReading(stranger, roomId, 1)).toBe(false);
    expect(await moveReading(ann, roomId, 1)).toBe(true);
    expect(await readUnread(bob)).toMatchObject([{ lastReadSeq: 0, unread: 1 }]);
  });

  it("moves to the head of all rooms at once, also when two devices say so together", async () => {
    const { ann, bob, roomId } = await roomOfTwo();
    const rooms = [roomId, ...(await Promise.all(Array.from({ length: 5 }, () => world.addRoom(ann))))];
    for (const room of rooms.slice(1)) await world.database.rooms.addMember(bob.userId, room);
    for (const room of rooms.slice(0, 4)) await say(ann, room, "x");
    const moved = await Promise.all([moveReadingToHeads(bob), moveReadingToHeads(bob), moveReadingToHeads(bob)]);
    expect(moved.flat().sort()).toEqual(rooms.slice(0, 4).sort());
    expect((await readUnread(bob)).map(({ unread }) => unread)).toEqual(rooms.map(() => 0));
  });

  it("keeps what one wants to be called for", async () => {
    const { bob, roomId } = await roomOfTwo();
    expect(await setNotify(bob, roomId, "NOTHING")).toBe(true);
    expect(await setNotify(bob, roomId, "NOTHING")).toBe(false);
    expect(await readUnread(bob)).toMatchObject([{ notify: "NOTHING" }]);
  });
});

describe("in a room with many messages", () => {
  /** Enough for a plan that reads them all to stand out. */
  const messages = Number(process.env.QUERY_PLAN_MESSAGES ?? 50_000);
  let room: { ann: TestPerson; bob: TestPerson; roomId: string };

  beforeAll(async () => {
    room = await roomOfTwo();
    await world.sql.query(
      `INSERT INTO messages (id, room_id, author_id, client_id, seq, rev, body, body_sha256)
       SELECT gen_random_uuid(), $1, $2, gen_random_uuid(), n, n, 'message ' || n, sha256('')
       FROM generate_series(1, $3::int) AS n`,
      [room.roomId, room.ann.userId, messages],
    );
    await world.sql.query("UPDATE rooms SET head_rev = $2 WHERE id = $1", [room.roomId, messages]);
    await world.sql.query("ANALYZE");
  }, 600_000);

  const countRead = (person: TestPerson, roomIds?: string[]) =>
    countRowsRead(world.url, "messages", (pool) => createReadingStore(pool).readUnread(person.userId, roomIds));

  it.each([
    ["none read", 0, LIMITS.unreadMaxCount],
    ["half of them read", Math.floor(messages / 2), LIMITS.unreadMaxCount],
    ["all but ten read", messages - 10, 10],
    ["all read", messages, 0],
  ])("a count with %s reads no more than it counts", async (_, seq, expected) => {
    await moveReading(room.bob, room.roomId, seq);
    expect(await readUnread(room.bob)).toMatchObject([{ unread: expected }]);
    expect(await countRead(room.bob)).toBe(expected);
    expect(await countRead(room.bob, [room.roomId])).toBe(expected);
  });

  it("a count among one's own messages gives up at its bound", async () => {
    await world.sql.query("UPDATE room_members SET last_read_seq = 0 WHERE room_id = $1", [room.roomId]);
    expect(await readUnread(room.ann)).toMatchObject([{ unread: 0 }]);
    expect(await countRead(room.ann)).toBe(LIMITS.unreadMaxLookedAt);
  });
});
