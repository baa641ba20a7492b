import { sweepAttachments } from "@banter/domain";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

let world: TestWorld;
let ann: TestPerson;
let ben: TestPerson;
let roomId: string;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  [ann, ben] = await Promise.all([world.addPerson(), world.addPerson()]);
  roomId = await world.addRoom(ann);
  await world.database.rooms.addMember(ben.userId, roomId);
});

const PLENTY = 1_000_000;
const PICTURE = { width: 4, height: 3, isAnimated: false };

async function reserve(person: TestPerson, sizeBytes = 10, maxBytes = PLENTY) {
  const id = uuidv7();
  const upload = { id, name: "cat.png", description: "A cat", sizeBytes };
  return { id, outcome: await world.database.attachments.reserve(person, upload, maxBytes) };
}

async function upload(person: TestPerson): Promise<string> {
  const { id } = await reserve(person);
  const facts = { name: "cat.png", mediaType: "image/png", sizeBytes: 12, picture: PICTURE };
  expect(await world.database.attachments.complete(person, id, facts)).toMatchObject({
    id,
    sizeBytes: 12,
    picture: PICTURE,
  });
  return id;
}

const draft = (author: TestPerson, attachmentIds: string[], more: { clientId?: string; body?: string } = {}) => ({
  id: uuidv7(),
  roomId,
  authorId: author.userId,
  sessionId: author.sessionId,
  clientId: uuidv7(),
  body: "",
  attachmentIds,
  ...more,
});

async function write(...drafts: ReturnType<typeof draft>[]) {
  return world.database.messages.writeMessages(drafts);
}

async function writeOne(author: TestPerson, ...ids: string[]) {
  const [outcome] = await write(draft(author, ids));
  if (outcome?.kind !== "written") throw new Error(`not written: ${outcome?.kind}`);
  return outcome.message;
}

const isReadableBy = async (person: TestPerson, id: string) =>
  (await world.database.attachments.findReadable(person.userId, id)) !== null;

const remove = (author: TestPerson, messageId: string) =>
  world.database.messages.changeMessage(author, messageId, () => ({ kind: "delete" }));

describe("a message with attachments", () => {
  it("has them in their order wherever it is read, and needs no words", async () => {
    const ids = [await upload(ann), await upload(ann)].reverse();
    const message = await writeOne(ann, ...ids);
    expect(message.attachments.map(({ id }) => id)).toEqual(ids);
    expect(message).toMatchObject({ body: "", attachments: [{ name: "cat.png", description: "A cat" }, {}] });
    expect((await world.history(ben, roomId)).at(-1)).toEqual(message);
    expect(await world.database.messages.findMessage(ben.userId, message.id)).toEqual(message);
    const [changes] = await world.database.messages.readChanges(ben.userId, [{ roomId, afterRev: 0 }]);
    expect(changes).toMatchObject({ status: "complete", messages: [message] });
  });

  it("is stored once however often it is sent, and is another one with other files", async () => {
    const [one, two] = [await upload(ann), await upload(ann)];
    const sent = draft(ann, [one]);
    const [first] = await write(sent);
    expect(first).toMatchObject({ kind: "written" });
    expect(await write({ ...sent, id: uuidv7() })).toEqual([{ ...first, kind: "duplicate" }]);
    expect(await write({ ...sent, id: uuidv7(), attachmentIds: [two] })).toEqual([{ kind: "conflict" }]);
    expect(await write({ ...sent, id: uuidv7(), attachmentIds: [] })).toEqual([{ kind: "conflict" }]);
  });

  it("takes only what its author has uploaded whole, once; others of its batch are written all the same", async () => {
    const mine = await upload(ann);
    const taken = await upload(ann);
    await writeOne(ann, taken);
    const { id: unfinished } = await reserve(ann);
    const discarded = await upload(ann);
    await world.database.attachments.giveUp(ann.userId, discarded);
    const outcomes = await write(
      draft(ann, [await upload(ben)]),
      draft(ann, [taken]),
      draft(ann, [unfinished]),
      draft(ann, [discarded]),
      draft(ann, [uuidv7()]),
      draft(ann, [mine]),
      draft(ann, [mine]),
      draft(ann, [], { body: "words" }),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 5 }, () => "no_such_attachment"),
      "written",
      "no_such_attachment",
      "written",
    ]);
  });

  it("is one of two that take the same file at the same moment", async () => {
    const id = await upload(ann);
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => write(draft(ann, [id]))));
    expect(outcomes.flat().filter(({ kind }) => kind === "written")).toHaveLength(1);
  });

  it("leaves no room of two behind when it is refused", async () => {
    const friends = [ann.userId, ben.userId].sort();
    await world.sql.query(
      "INSERT INTO friends (low_id, high_id, status, requester_id, accepted_at) VALUES ($1, $2, 'ACCEPTED', $1, now())",
      friends,
    );
    const { roomId: _, ...unaddressed } = draft(ann, [uuidv7()]);
    const toBen = { ...unaddressed, toUserId: ben.userId };
    expect(await world.database.messages.writeMessages([toBen])).toEqual([{ kind: "no_such_attachment" }]);
    const rooms = await world.sql.query("SELECT FROM rooms WHERE direct_low_id = $1", friends.slice(0, 1));
    expect(rooms.rowCount).toBe(0);
    const id = await upload(ann);
    const [outcome] = await world.database.messages.writeMessages([{ ...toBen, id: uuidv7(), attachmentIds: [id] }]);
    expect(outcome).toMatchObject({ kind: "written", message: { attachments: [{ id }] } });
  });
});

describe("a file", () => {
  it("is for those who see its message, and before that for its owner", async () => {
    const stranger = await world.addPerson();
    const id = await upload(ann);
    expect([await isReadableBy(ann, id), await isReadableBy(ben, id)]).toEqual([true, false]);
    const message = await writeOne(ann, id);
    const readers = () => Promise.all([ann, ben, stranger].map((person) => isReadableBy(person, id)));
    expect(await readers()).toEqual([true, true, false]);
    await world.sql.query("INSERT INTO blocks (blocker_id, blocked_id) VALUES ($1, $2)", [ben.userId, ann.userId]);
    expect(await readers()).toEqual([true, false, false]);
    await world.sql.query("DELETE FROM blocks WHERE blocker_id = $1", [ben.userId]);
    await world.sql.query("DELETE FROM room_members WHERE room_id = $1 AND user_id = $2", [roomId, ben.userId]);
    expect(await readers()).toEqual([true, false, false]);
    await remove(ann, message.id);
    expect(await readers()).toEqual([false, false, false]);
    expect(await world.database.messages.findMessage(ann.userId, message.id)).toMatchObject({ attachments: [] });
  });

  it("counts against its owner's allowance from its first byte until it is deleted", async () => {
    expect((await reserve(ann, 60, 100)).outcome).toBe("reserved");
    expect((await reserve(ann, 60, 100)).outcome).toBe("over_quota");
    const together = await Promise.all([reserve(ben, 60, 100), reserve(ben, 60, 100)]);
    expect(together.map(({ outcome }) => outcome).sort()).toEqual(["over_quota", "reserved"]);
    for (const { id } of together) await world.database.attachments.giveUp(ben.userId, id);
    expect(await world.database.attachments.countUsedBytes(ben.userId)).toBe(0);
  });

  it("is described and taken back by its owner, as long as no message has it", async () => {
    const id = await upload(ann);
    const { describe: say, giveUp } = world.database.attachments;
    expect(await say(ben, { attachmentId: id, description: "x" })).toBeNull();
    expect(await say(ann, { attachmentId: id, description: "Ben" })).toMatchObject({ description: "Ben" });
    expect(await giveUp(ben.userId, id)).toBe(false);
    await writeOne(ann, id);
    expect(await say(ann, { attachmentId: id, description: "x" })).toBeNull();
    expect(await giveUp(ann.userId, id)).toBe(false);
  });
});

describe("the sweep", () => {
  it("removes the bytes of what was deleted, discarded, never sent or broken off, and of nothing else", async () => {
    const removed: string[] = [];
    const sweep = (store = { remove: async (ids: readonly string[]) => void removed.push(...ids) }) =>
      sweepAttachments({ store, ...world.database.attachments });
    await sweep();
    removed.length = 0;
    const [kept, deleted, discarded, forgotten, waiting] = [
      await upload(ann),
      await upload(ann),
      await upload(ann),
      await upload(ann),
      await upload(ann),
    ];
    const { id: brokenOff } = await reserve(ann);
    const { id: underWay } = await reserve(ann);
    await writeOne(ann, kept);
    await remove(ann, (await writeOne(ann, deleted)).id);
    await world.database.attachments.giveUp(ann.userId, discarded);
    const makeOlder = (id: string, interval: string) =>
      world.sql.query(`UPDATE attachments SET created_at = now() - interval '${interval}' WHERE id = $1`, [id]);
    await makeOlder(forgotten, "25 hours");
    await makeOlder(waiting, "23 hours");
    await makeOlder(kept, "1 year");
    await makeOlder(brokenOff, "2 hours");

    const failing = { remove: () => Promise.reject(new Error("the store is away")) };
    await expect(sweep(failing)).rejects.toThrow("the store is away");
    await sweep();
    expect([...removed].sort()).toEqual([deleted, discarded, forgotten, brokenOff].sort());
    const { rows } = await world.sql.query<{ id: string }>("SELECT id FROM attachments WHERE owner_id = $1", [
      ann.userId,
    ]);
    expect(rows.map(({ id }) => id).sort()).toEqual([kept, waiting, underWay].sort());
  });
});
