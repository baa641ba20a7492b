import { createFriendService, createMessageService, createRoomService, type MessageDraft } from "@banter/domain";
import type { Message } from "@banter/protocol";
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
  await befriend(ann, ben);
});

const as = (person: TestPerson) => ({ ...person, role: "USER" as const });
const silence = new Proxy({} as never, { get: () => () => {} });
const noLimit = { take: async () => {}, forgive: async () => {} };
const friends = () =>
  createFriendService({ ...world.database.friends, requests: noLimit, searches: noLimit, announcer: silence });
const rooms = () => createRoomService({ ...world.database.rooms, announcer: silence });
const messages = () =>
  createMessageService({
    ...world.database.messages,
    findBan: world.database.moderation.findBan,
    write: async (draft) => (await write({ id: uuidv7(), ...draft }))[0] ?? { kind: "not_found" },
    announcer: silence,
  });

async function befriend(one: TestPerson, other: TestPerson): Promise<void> {
  await friends().request(as(one), { userId: other.userId });
  await friends().accept(as(other), { userId: one.userId });
}
const part = (one: TestPerson, other: TestPerson) => friends().remove(as(one), { userId: other.userId });

function draft(from: TestPerson, to: TestPerson, body: string, clientId = uuidv7()): MessageDraft {
  return { id: uuidv7(), toUserId: to.userId, authorId: from.userId, sessionId: from.sessionId, clientId, body };
}
const write = (...drafts: MessageDraft[]) => world.database.messages.writeMessages(drafts);
const kinds = async (...drafts: MessageDraft[]) => (await write(...drafts)).map(({ kind }) => kind);
async function send(from: TestPerson, to: TestPerson, body: string): Promise<Message> {
  const [outcome] = await write(draft(from, to, body));
  if (!outcome || !("message" in outcome)) throw new Error(`not written: ${outcome?.kind}`);
  return outcome.message;
}
const roomsOf = async (person: TestPerson) =>
  (
    await world.sql.query<{ id: string; member_count: number; members: number }>(
      `SELECT id, member_count, (SELECT count(*)::int FROM room_members WHERE room_id = rooms.id) AS members
       FROM rooms WHERE $1 IN (direct_low_id, direct_high_id)`,
      [person.userId],
    )
  ).rows;
const conversation = (one: TestPerson, other: TestPerson) =>
  world.database.direct.findConversation(one.userId, other.userId);
const conversationsOf = async (person: TestPerson, query: { limit: number; cursor?: string } = { limit: 50 }) =>
  world.database.direct.listConversations(person.userId, query);

describe("direct messages", () => {
  it("make the room of two with the first one, and all go there, from either side", async () => {
    expect(await roomsOf(ann)).toEqual([]);
    const [first] = await write(draft(ann, ben, "hello"));
    expect(first).toMatchObject({
      kind: "written",
      message: { seq: 1, body: "hello", author: { id: ann.userId } },
      direct: { other: { id: ben.userId, username: ben.username }, isNew: true },
    });
    const [second] = await write(draft(ben, ann, "hi"));
    expect(second).toMatchObject({ kind: "written", message: { seq: 2 }, direct: { other: { id: ann.userId } } });
    expect(second).toMatchObject({ direct: { isNew: false } });
    const [room] = await roomsOf(ann);
    expect(await roomsOf(ann)).toEqual([{ id: room?.id, member_count: 2, members: 2 }]);
    expect((await world.history(ben, room?.id ?? "")).map(({ body }) => body)).toEqual(["hello", "hi"]);
  });

  it("that come first from both at once, and several times, make one room", async () => {
    for (let round = 0; round < 15; round += 1) {
      const [one, other] = await Promise.all([world.addPerson(), world.addPerson()]);
      await befriend(one, other);
      const outcomes = await Promise.all([
        write(draft(one, other, "1"), draft(one, other, "2")),
        write(draft(other, one, "3")),
        write(draft(one, other, "4")),
        write(draft(other, one, "5"), draft(one, other, "6")),
      ]);
      expect(outcomes.flat().map(({ kind }) => kind)).toEqual(Array(6).fill("written"));
      expect(outcomes.flat().filter((outcome) => "direct" in outcome && outcome.direct?.isNew).length).toBeGreaterThan(
        0,
      );
      const found = await roomsOf(one);
      expect(found).toEqual([{ id: found[0]?.id, member_count: 2, members: 2 }]);
      expect((await world.history(one, found[0]?.id ?? "")).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    }
  });

  it("of many pairs, crossing in many batches with messages to rooms, wait for each other without a deadlock", async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => world.addPerson()));
    const roomId = await world.addRoom(people[0] as TestPerson);
    for (const one of people.slice(1)) await world.database.rooms.addMember(one.userId, roomId);
    const pairs = people.flatMap((one, index) => people.slice(index + 1).map((other) => [one, other] as const));
    for (const [one, other] of pairs) await befriend(one, other);
    const both = pairs.flatMap(([one, other]) => [draft(one, other, "a"), draft(other, one, "b")]);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) => {
        const turned = [...both.slice(index * 3), ...both.slice(0, index * 3)].map((one) => ({
          ...one,
          id: uuidv7(),
          clientId: uuidv7(),
        }));
        const { authorId, sessionId } = turned[0] as MessageDraft;
        return write({ id: uuidv7(), roomId, authorId, sessionId, clientId: uuidv7(), body: "r" }, ...turned);
      }),
    );
    expect(new Set(outcomes.flat().map(({ kind }) => kind))).toEqual(new Set(["written"]));
    for (const one of people) expect(await roomsOf(one)).toHaveLength(people.length - 1);
  });

  it("are stored once, however often they are sent, and answered so also when the two are friends no more", async () => {
    const first = draft(ann, ben, "once");
    const [stored] = await write(first);
    const again = { ...first, id: uuidv7() };
    expect(await write(again)).toMatchObject([
      { kind: "duplicate", message: stored && "message" in stored && stored.message },
    ]);
    expect(await kinds({ ...again, body: "another" })).toEqual(["conflict"]);
    await part(ann, ben);
    expect(await kinds(again, draft(ann, ben, "new"))).toEqual(["duplicate", "not_friends"]);
  });

  it("make no room when they are refused", async () => {
    const [stranger, asked] = await Promise.all([world.addPerson(), world.addPerson()]);
    await friends().request(as(ann), { userId: asked.userId });
    expect(await kinds(draft(ann, stranger, "x"), draft(ann, asked, "x"), draft(asked, ann, "x"))).toEqual(
      Array(3).fill("not_friends"),
    );
    expect(await kinds({ ...draft(ann, ben, "x"), toUserId: uuidv7() })).toEqual(["not_found"]);
    const { toUserId, ...used } = { toUserId: ben.userId, ...draft(ann, ben, "x") };
    await write({ ...used, roomId: await world.addRoom(ann) });
    const expired = await world.addSession(ann, { expired: true });
    expect(await kinds({ ...used, id: uuidv7(), toUserId }, draft(expired, ben, "x"))).toEqual([
      "conflict",
      "session_ended",
    ]);
    await world.sql.query("INSERT INTO user_bans (id, user_id, reason) VALUES ($1, $2, 'Spam')", [
      uuidv7(),
      ann.userId,
    ]);
    expect(await kinds(draft(ann, ben, "x"))).toEqual(["banned"]);
    expect([...(await roomsOf(ann)), ...(await roomsOf(ben))]).toEqual([]);
  });

  it("are refused from the moment at which the friendship has ended, whoever sends meanwhile", async () => {
    for (let round = 0; round < 20; round += 1) {
      const [one, other] = await Promise.all([world.addPerson(), world.addPerson()]);
      await befriend(one, other);
      if (round % 2 === 0) await send(one, other, "before");
      let isOver = false;
      const accepted: boolean[] = [];
      const sending = Array.from({ length: 4 }, async () => {
        for (let count = 0; count < 6; count += 1) {
          const beganAfter = isOver;
          const [kind] = await kinds(draft(one, other, "x"));
          if (beganAfter) expect(kind).toBe("not_friends");
          accepted.push(kind === "written");
        }
      });
      const end = round % 3 === 0 ? world.database.blocks.addBlock(other, one.userId) : part(other, one);
      const headAt = async () => (await roomsOf(one))[0] && (await conversation(one, other))?.room?.headRev;
      const headAtEnd = end.then(() => {
        isOver = true;
        return headAt();
      });
      await Promise.all([...sending, headAtEnd]);
      // What was accepted had been committed before the end was: nothing came after it.
      expect(await headAt()).toBe(await headAtEnd);
      expect(await kinds(draft(one, other, "after"))).toEqual(["not_friends"]);
    }
  });
});

describe("those who are friends no more", () => {
  it("read what they wrote, and neither write nor edit; they still delete their own", async () => {
    const mine = await send(ann, ben, "mine");
    await part(ben, ann);
    expect((await world.history(ann, mine.roomId)).map(({ body }) => body)).toEqual(["mine"]);
    const edit = messages().edit(as(ann), { messageId: mine.id, body: "an insult" });
    await expect(edit).rejects.toMatchObject({ code: "FORBIDDEN", reason: "not_friends" });
    expect(
      await messages().delete(as(ann), { messageId: mine.id }, { address: "192.0.2.1", userAgent: "" }),
    ).toMatchObject({ message: { body: null } });
    await befriend(ben, ann);
    expect(await send(ann, ben, "again")).toMatchObject({ roomId: mine.roomId });
  });

  it("are told the same whether they were removed or blocked", async () => {
    const cat = await world.addPerson();
    await befriend(ann, cat);
    await send(ann, ben, "hello");
    await send(ann, cat, "hello");
    await part(ben, ann);
    await world.database.blocks.addBlock(cat, ann.userId);
    const errorTo = (person: TestPerson) =>
      messages()
        .sendDirect(as(ann), { toUserId: person.userId, clientId: uuidv7(), body: "x" })
        .then(
          () => null,
          ({ code, message, reason }) => ({ code, message, reason }),
        );
    expect(await errorTo(ben)).toMatchObject({ reason: "not_friends" });
    expect(await errorTo(cat)).toEqual(await errorTo(ben));
    expect(await conversation(ann, cat)).toMatchObject({ relation: "none", room: { kind: "DIRECT" } });
    expect(await conversation(cat, ann)).toMatchObject({ relation: "blocked" });
  });
});

describe("a room of two", () => {
  it("is called by the other one's name, syncs like any room, and is in no list of rooms", async () => {
    const { roomId } = await send(ann, ben, "hello");
    expect(await rooms().get(as(ann), { roomId })).toMatchObject({
      kind: "DIRECT",
      name: ben.username,
      person: { id: ben.userId, username: ben.username },
      myRole: "MEMBER",
    });
    expect(await rooms().join(as(ben), { roomId })).toMatchObject({ name: ann.username });
    expect(await world.database.messages.readHeads(ben.userId)).toEqual([{ roomId, headRev: 1 }]);
    const [synced] = await world.database.messages.readChanges(ben.userId, [{ roomId, afterRev: 0 }]);
    expect(synced).toMatchObject({ status: "complete", messages: [{ body: "hello" }] });
    for (const scope of ["ALL", "JOINED"] as const) {
      const { rooms: listed } = await world.database.rooms.listRooms(ann.userId, {
        scope,
        sort: "NAME",
        search: "",
        limit: 50,
      });
      expect(listed.map(({ id }) => id)).not.toContain(roomId);
    }
  });

  it("is for these two: a third person neither sees, joins nor gets into it, and the two stay", async () => {
    const { roomId, id: messageId } = await send(ann, ben, "secret");
    const [cat, admin] = [await world.addPerson(), await world.addAdmin()];
    for (const third of [as(cat), { ...admin, role: "ADMIN" as const }]) {
      await expect(rooms().get(third, { roomId })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(rooms().join(third, { roomId })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(rooms().members(third, { roomId, search: "", limit: 5 })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
      await expect(rooms().leave(third, { roomId })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(messages().list(third, { roomId, limit: 5 })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(messages().send(third, { roomId, clientId: uuidv7(), body: "x" })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
      await expect(messages().edit(third, { messageId, body: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" });
      expect((await messages().sync(third, { cursors: [{ roomId, afterRev: 0 }] })).rooms).toEqual([
        { roomId, status: "gone" },
      ]);
    }
    expect(await world.database.rooms.addMember(cat.userId, roomId)).toBeNull();
    const insertion = world.sql.query("INSERT INTO room_members (room_id, user_id) VALUES ($1, $2)", [
      roomId,
      cat.userId,
    ]);
    await expect(insertion).rejects.toThrow("A third person cannot be in a direct conversation");
    await expect(rooms().leave(as(ann), { roomId })).rejects.toMatchObject({ reason: "direct_room" });
    expect(await roomsOf(ann)).toEqual([{ id: roomId, member_count: 2, members: 2 }]);
  });
});

describe("the list of conversations", () => {
  it("has the one with the newest message first, a page at a time", async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => world.addPerson()));
    for (const one of people) {
      await befriend(one, ann);
      await send(one, ann, "hello");
    }
    await send(ann, people[1] as TestPerson, "again");
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await conversationsOf(ann, { limit: 2, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.conversations.map(({ person }) => person.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([1, 4, 3, 2, 0].map((index) => people[index]?.userId));
  });

  it("takes its time from what one may see", async () => {
    const own = await send(ann, ben, "mine");
    await send(ben, ann, "theirs");
    await world.sql.query("UPDATE messages SET created_at = now() + interval '1 hour' WHERE author_id = $1", [
      ben.userId,
    ]);
    await world.database.blocks.addBlock(ann, ben.userId);
    const { conversations } = await conversationsOf(ann);
    expect(conversations).toMatchObject([{ person: { id: ben.userId }, lastMessageAt: own.createdAt }]);
  });
});

describe("what there is between two people", () => {
  it("is told before there is a room, and of nobody at all nothing", async () => {
    expect(await conversation(ann, ben)).toEqual({
      person: { id: ben.userId, username: ben.username },
      relation: "friends",
      room: null,
    });
    expect(await conversation(ann, { ...ben, userId: uuidv7() })).toBeNull();
  });
});
