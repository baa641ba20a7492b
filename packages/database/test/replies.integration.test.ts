import { createMessageService } from "@banter/domain";
import type { ChangedMessages } from "@banter/protocol";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

let world: TestWorld;
let owner: TestPerson;
let ann: TestPerson;
let ben: TestPerson;
let roomId: string;
const announced: ChangedMessages[] = [];

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  announced.length = 0;
  [owner, ann, ben] = await Promise.all([world.addPerson(), world.addPerson(), world.addPerson()]);
  roomId = await world.addRoom(owner);
  for (const { userId } of [ann, ben]) await world.database.rooms.addMember(userId, roomId);
});

const service = () =>
  createMessageService({
    ...world.database.messages,
    async write(draft) {
      const [outcome] = await world.database.messages.writeMessages([{ id: uuidv7(), ...draft }]);
      if (!outcome) throw new Error("no outcome");
      return outcome;
    },
    findBan: world.database.moderation.findBan,
    announcer: { messagesChanged: (event) => announced.push(event) },
  });

const as = (person: TestPerson, role: "USER" | "ADMIN" = "USER") => ({ ...person, role });

async function say(
  person: TestPerson,
  body: string,
  more: { replyToId?: string; clientId?: string; roomId?: string } = {},
) {
  const { message } = await service().send(as(person), { roomId, clientId: uuidv7(), body, ...more });
  return message;
}

const block = (blocker: TestPerson, blocked: TestPerson) =>
  world.sql.query("INSERT INTO blocks (blocker_id, blocked_id) VALUES ($1, $2)", [blocker.userId, blocked.userId]);
const read = async (person: TestPerson) => (await world.history(person, roomId)).at(-1);
const named = (person: TestPerson) => ({ id: person.userId, username: person.username });

describe("a reply", () => {
  it("names the message that it answers, wherever it is read", async () => {
    const original = await say(ann, "Are the beans up?");
    const reply = await say(ben, "All of them", { replyToId: original.id });
    expect(reply.replyToId).toBe(original.id);
    expect(await read(owner)).toEqual(reply);
    expect(await service().get(as(owner), { messageId: original.id })).toEqual(original);
  });

  it("answers a message of the same room only, and none of somebody whom its author blocks", async () => {
    const refused = { code: "NOT_FOUND", reason: "no_such_reply" };
    const otherRoomId = await world.addRoom(ann);
    const elsewhere = await say(ann, "elsewhere", { roomId: otherRoomId });
    await expect(say(ann, "no", { replyToId: elsewhere.id })).rejects.toMatchObject(refused);
    await expect(say(ann, "no", { replyToId: uuidv7() })).rejects.toMatchObject(refused);
    const bens = await say(ben, "from Ben");
    await block(ann, ben);
    await expect(say(ann, "no", { replyToId: bens.id })).rejects.toMatchObject(refused);
    expect(await say(owner, "yes", { replyToId: bens.id })).toMatchObject({ replyToId: bens.id, seq: 2 });
  });

  it("is stored once; the same clientId as an answer to another message, or to none, is a conflict", async () => {
    const [one, two] = [await say(ann, "one"), await say(ann, "two")];
    const clientId = uuidv7();
    const first = await say(ben, "yes", { clientId, replyToId: one.id });
    expect(await say(ben, "yes", { clientId, replyToId: one.id })).toEqual(first);
    const conflict = { code: "CONFLICT", reason: "client_id_reused" };
    await expect(say(ben, "yes", { clientId, replyToId: two.id })).rejects.toMatchObject(conflict);
    await expect(say(ben, "yes", { clientId })).rejects.toMatchObject(conflict);
    await service().delete(as(ben), { messageId: first.id }, { address: "192.0.2.1", userAgent: "" });
    expect(await say(ben, "yes", { clientId, replyToId: one.id })).toMatchObject({ id: first.id, body: null });
  });

  it("outlives what it answers, of which nothing is left to quote", async () => {
    const original = await say(ann, "a secret");
    const reply = await say(ben, "what?", { replyToId: original.id });
    await service().delete(as(ann), { messageId: original.id }, { address: "192.0.2.1", userAgent: "" });
    expect(await service().get(as(ben), { messageId: original.id })).toMatchObject({ body: null });
    expect(await read(ben)).toEqual(reply);
    expect(await say(owner, "too late", { replyToId: original.id })).toMatchObject({ replyToId: original.id });
  });

  it("quotes nothing to those who must not see it", async () => {
    const original = await say(ann, "for the room");
    await say(ben, "yes", { replyToId: original.id });
    const stranger = await world.addPerson();
    const get = (person: TestPerson) => service().get(as(person), { messageId: original.id });
    await expect(get(stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await block(owner, ann);
    await expect(get(owner)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a reaction", () => {
  const react = (person: TestPerson, messageId: string, emoji: string, on = true) =>
    service().react(as(person), { messageId, emoji, on });

  it("takes a rev, is told to everybody, and comes with history and sync", async () => {
    const { id, seq } = await say(ann, "beans");
    const { message } = await react(ben, id, "🫘");
    expect(message).toMatchObject({ seq, rev: 2, reactions: [{ emoji: "🫘", count: 1, people: [named(ben)] }] });
    expect(announced).toEqual([{ roomId, messages: [message] }]);
    expect(await read(owner)).toEqual(message);
    await react(owner, id, "🫘");
    await react(owner, id, "👍");
    const [changes] = await world.database.messages.readChanges(ann.userId, [{ roomId, afterRev: 2 }]);
    expect(changes).toMatchObject({
      status: "complete",
      headRev: 4,
      messages: [
        {
          rev: 4,
          reactions: [
            { emoji: "🫘", count: 2, people: [named(ben), named(owner)] },
            { emoji: "👍", count: 1, people: [named(owner)] },
          ],
        },
      ],
    });
  });

  it("is taken back; twice the same changes nothing", async () => {
    const { id } = await say(ann, "beans");
    await react(ben, id, "👍");
    expect((await react(ben, id, "👍")).message.rev).toBe(2);
    expect((await react(owner, id, "👍", false)).message.rev).toBe(2);
    expect((await react(ben, id, "👍", false)).message).toMatchObject({ rev: 3, reactions: [] });
    expect(announced).toHaveLength(2);
  });

  it("has one row when both devices of a person choose the same emoji at once", async () => {
    const { id } = await say(ann, "beans");
    await Promise.all([react(ben, id, "👍"), react(ben, id, "👍"), react(owner, id, "👍"), react(ann, id, "👍")]);
    const stored = await read(ann);
    expect(stored).toMatchObject({ rev: 4, reactions: [{ count: 3 }] });
    expect(new Set(stored?.reactions[0]?.people.map(({ id: userId }) => userId)).size).toBe(3);
  });

  it("is limited in different emoji of a person and of a message", async () => {
    const { id } = await say(ann, "beans");
    const emoji = (index: number) => String.fromCodePoint(0x1f600 + index);
    const tooMany = { code: "CONFLICT", reason: "too_many" };
    for (let index = 0; index < 8; index += 1) await react(ben, id, emoji(index));
    await expect(react(ben, id, emoji(8))).rejects.toMatchObject(tooMany);
    for (let index = 8; index < 16; index += 1) await react(ann, id, emoji(index));
    for (let index = 16; index < 20; index += 1) await react(owner, id, emoji(index));
    await expect(react(owner, id, emoji(20))).rejects.toMatchObject(tooMany);
    expect((await react(owner, id, emoji(0))).message.reactions[0]).toMatchObject({ count: 2 });
  });

  it("counts everybody, names a bounded number, and oneself among them", async () => {
    const { id } = await say(ann, "beans");
    const crowd = await Promise.all(Array.from({ length: 23 }, () => world.addPerson()));
    for (const { userId } of crowd) await world.database.rooms.addMember(userId, roomId);
    for (const person of crowd) await react(person, id, "👍");
    const latest = crowd.at(-1) as TestPerson;
    const seen = (await read(latest))?.reactions[0];
    expect(seen).toMatchObject({ count: 23 });
    expect(seen?.people).toHaveLength(20);
    expect(seen?.people[0]).toEqual(named(latest));
    expect((await react(latest, id, "👍", false)).message.reactions[0]).toMatchObject({ count: 22 });
  });

  it("is for members, of messages that are there, under a session that lives", async () => {
    const { id } = await say(ann, "beans");
    const stranger = await world.addPerson();
    await expect(react(stranger, id, "👍")).rejects.toMatchObject({ code: "FORBIDDEN", reason: "not_a_member" });
    const expired = await world.addSession(ben, { expired: true });
    await expect(react(expired, id, "👍")).rejects.toMatchObject({ reason: "session_ended" });
    await react(ben, id, "👍");
    const { message } = await service().delete(as(ann), { messageId: id }, { address: "192.0.2.1", userAgent: "" });
    expect(message.reactions).toEqual([]);
    await expect(react(ben, id, "👍")).rejects.toMatchObject({ code: "CONFLICT", reason: "message_deleted" });
    const { rows } = await world.sql.query("SELECT FROM reactions WHERE message_id = $1", [id]);
    expect(rows).toEqual([]);
  });

  it("is not shown to who blocks whoever reacted, but told to everybody else", async () => {
    const { id } = await say(owner, "beans");
    await block(ann, ben);
    await react(ben, id, "👍");
    await react(ben, id, "🫘");
    const { message } = await react(ann, id, "👍");
    expect(message.reactions).toEqual([{ emoji: "👍", count: 1, people: [named(ann)] }]);
    expect(announced.at(-1)?.messages[0]?.reactions).toEqual([
      { emoji: "👍", count: 2, people: [named(ann), named(ben)] },
      { emoji: "🫘", count: 1, people: [named(ben)] },
    ]);
    expect((await read(ann))?.reactions).toEqual(message.reactions);
    expect(await service().get(as(ann), { messageId: id })).toEqual(await read(ann));
  });

  it("finds no message of somebody whom one blocks, deleted or not", async () => {
    const { id } = await say(ben, "a word of Ben's");
    await react(ann, id, "👍");
    await block(ann, ben);
    for (const on of [true, false]) {
      await expect(react(ann, id, "👍", on)).rejects.toMatchObject({ code: "NOT_FOUND", message: "No such message" });
    }
    await service().delete(as(ben), { messageId: id }, { address: "192.0.2.1", userAgent: "" });
    await expect(react(ann, id, "👍")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("comes with the answer to a message that is sent again", async () => {
    const clientId = uuidv7();
    const { id } = await say(ann, "beans", { clientId });
    const { message } = await react(ben, id, "👍");
    expect(await say(ann, "beans", { clientId })).toEqual(message);
  });
});

describe("a pin", () => {
  const pin = (person: TestPerson, messageId: string, on = true) =>
    service().pin(as(person), { messageId, on }, { address: "192.0.2.1", userAgent: "" });
  const pins = async (person: TestPerson) => (await service().pins(as(person), { roomId })).messages;

  it("is the owner's and moderators' to make and to take down, once each", async () => {
    const { id } = await say(ann, "The rules");
    await expect(pin(ann, id)).rejects.toMatchObject({ code: "FORBIDDEN", reason: "room_role" });
    const { message } = await pin(owner, id);
    expect(message).toMatchObject({ rev: 2, pinnedAt: expect.any(String) });
    expect(await pin(owner, id)).toEqual({ message });
    expect(announced).toEqual([{ roomId, messages: [message] }]);
    expect(await pins(ben)).toEqual([message]);
    expect((await pin(owner, id, false)).message).toMatchObject({ rev: 3, pinnedAt: null });
    expect(await pins(ben)).toEqual([]);
  });

  it("is in the audit whenever it is made or taken down, with the message and from where", async () => {
    const { id } = await say(ann, "The rules");
    for (const on of [true, true, false]) await pin(owner, id, on);
    const { rows } = await world.sql.query(
      "SELECT action, actor_id, target_id, address, details FROM audit_entries WHERE details ->> 'messageId' = $1 ORDER BY id",
      [id],
    );
    const entry = {
      actor_id: owner.userId,
      target_id: ann.userId,
      address: "192.0.2.1",
      details: { messageId: id, roomId, roomName: "Room" },
    };
    expect(rows).toEqual([
      { action: "pin_message", ...entry },
      { action: "unpin_message", ...entry },
    ]);
  });

  it("goes with its message, and is hidden with its author", async () => {
    const [bens, anns] = [await say(ben, "Ben's"), await say(ann, "Ann's")];
    for (const { id } of [bens, anns]) await pin(owner, id);
    expect((await pins(ann)).map(({ body }) => body)).toEqual(["Ann's", "Ben's"]);
    await service().delete(as(ann), { messageId: anns.id }, { address: "192.0.2.1", userAgent: "" });
    expect((await pins(ann)).map(({ body }) => body)).toEqual(["Ben's"]);
    await block(ann, ben);
    expect(await pins(ann)).toEqual([]);
    await expect(pin(owner, anns.id)).rejects.toMatchObject({ code: "CONFLICT", reason: "message_deleted" });
  });

  it("finds no message of somebody whom one blocks; whoever may delete it still does, without a word of it", async () => {
    const { id } = await say(ben, "a word of Ben's");
    await block(owner, ben);
    for (const on of [true, false]) {
      await expect(pin(owner, id, on)).rejects.toMatchObject({ code: "NOT_FOUND", message: "No such message" });
    }
    const deleted = await service().delete(as(owner), { messageId: id }, { address: "192.0.2.1", userAgent: "" });
    expect(deleted.message).toMatchObject({ body: null, mentions: [], attachments: [], reactions: [] });
  });

  it("finds room for fifty", async () => {
    const ids: string[] = [];
    for (let index = 0; index < 51; index += 1) ids.push((await say(ann, `rule ${index}`)).id);
    for (const id of ids.slice(1)) await pin(owner, id);
    await expect(pin(owner, ids[0] ?? "")).rejects.toMatchObject({ code: "CONFLICT", reason: "too_many" });
    await pin(owner, ids[50] ?? "", false);
    await pin(owner, ids[0] ?? "");
    expect(await pins(ben)).toHaveLength(50);
  });

  it("is listed to members only", async () => {
    const stranger = await world.addPerson();
    await expect(pins(stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
