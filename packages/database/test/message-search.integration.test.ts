import { createSearchService } from "@banter/domain";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createMessageSearch } from "../src/message-search.ts";
import { countRowsRead } from "./count-rows-read.ts";

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

const service = () =>
  createSearchService({ ...world.database.search, searches: { take: async () => {}, forgive: async () => {} } });

async function write(author: TestPerson, body: string, room = roomId) {
  const { userId, sessionId } = author;
  const draft = { id: uuidv7(), roomId: room, authorId: userId, sessionId, clientId: uuidv7(), body };
  const [outcome] = await world.database.messages.writeMessages([draft]);
  if (outcome?.kind !== "written") throw new Error(`not written: ${outcome?.kind}`);
  return outcome.message;
}

async function found(query: string, options: { by?: TestPerson; roomId?: string; author?: string } = {}) {
  const { by = ann, ...rest } = options;
  const page = await service().messages({ ...by, role: "USER" }, { query, limit: 20, ...rest });
  return page.results.map(({ message }) => message.body);
}

describe("a search for messages", () => {
  it("finds what has all the words, as beginnings and in any order, the newest first", async () => {
    await write(ann, "The deployment of the red fox");
    await write(ben, "Red: foxes deploy at NIGHT");
    await write(ann, "a fox");
    expect(await found("fox red deploy")).toEqual(["Red: foxes deploy at NIGHT", "The deployment of the red fox"]);
    expect(await found("night")).toEqual(["Red: foxes deploy at NIGHT"]);
    expect(await found("ploy")).toEqual([]);
  });

  it("takes quotes as they stand", async () => {
    await write(ann, "the red fox");
    await write(ann, "the fox, red");
    await write(ann, "the red foxes");
    expect(await found('"red fox"')).toEqual(["the red fox"]);
  });

  it.each([
    ["Grüße aus KÖLN", "köln grüsse", []],
    ["Grüße aus KÖLN", "Köln grüße", ["Grüße aus KÖLN"]],
    ["Привет, Мир!", "мир", ["Привет, Мир!"]],
    ["東京都に住んでいます", "京都", ["東京都に住んでいます"]],
    ["東京都に住んでいます", "大阪", []],
    ["ｆｕｌｌ ｗｉｄｔｈ", "full width", ["ｆｕｌｌ ｗｉｄｔｈ"]],
    ["see https://example.org/a-path?x=1 now", "example.org/a-path", ["see https://example.org/a-path?x=1 now"]],
    ["well-known snake_case 3.14", "well-kno snake_ca 3.1", ["well-known snake_case 3.14"]],
    ["O'Brien & it's", "o'bri", ["O'Brien & it's"]],
  ])("finds in %j by %j %j", async (body, query, expected) => {
    await write(ann, body);
    expect(await found(query)).toEqual(expected);
  });

  it.each(["a & ! b", "':* | (", "\\ ' \" <->", "%a_"])("is not misled by %j", async (query) => {
    await write(ann, "nothing of the kind");
    expect(await found(`${query} zebra`)).toEqual([]);
  });

  it("looks only where one is, and of nobody else", async () => {
    const secret = await world.addRoom(ben, "PRIVATE");
    await write(ben, "badger in secret", secret);
    await write(ben, "badger in public");
    expect(await found("badger")).toEqual(["badger in public"]);
    expect(await found("badger", { roomId: secret })).toEqual([]);
    expect(await found("badger", { by: ben })).toEqual(["badger in public", "badger in secret"]);
    expect(await found("badger", { by: ben, roomId: secret })).toEqual(["badger in secret"]);
    await world.database.rooms.removeMember(ann.userId, roomId);
    expect(await found("badger")).toEqual([]);
  });

  it("forgets what was deleted, and follows what was edited", async () => {
    const [one, other] = [await write(ann, "otter one"), await write(ann, "otter two")];
    await world.database.messages.changeMessage(ann, one.id, () => ({ kind: "delete" }));
    await world.database.messages.changeMessage(ann, other.id, () => ({ kind: "edit", body: "weasel", mentions: [] }));
    expect(await found("otter")).toEqual([]);
    expect(await found("weasel")).toEqual(["weasel"]);
  });

  it("shows nothing of the blocked until they are unblocked", async () => {
    await write(ben, "stoat");
    await world.database.blocks.addBlock(ann, ben.userId);
    expect(await found("stoat")).toEqual([]);
    expect(await found("stoat", { by: ben })).toEqual(["stoat"]);
    await world.database.blocks.removeBlock(ann, ben.userId);
    expect(await found("stoat")).toEqual(["stoat"]);
  });

  it("finds what two wrote to each other for the two alone, under the other's name", async () => {
    const [low, high] = [ann.userId, ben.userId].sort();
    await world.sql.query(
      "INSERT INTO friends (low_id, high_id, requester_id, status, accepted_at) VALUES ($1, $2, $1, 'ACCEPTED', now())",
      [low, high],
    );
    const { userId, sessionId } = ann;
    const draft = { id: uuidv7(), toUserId: ben.userId, authorId: userId, sessionId, clientId: uuidv7() };
    const direct = await world.database.messages.writeMessages([{ ...draft, body: "marten between us" }]);
    expect(direct).toMatchObject([{ kind: "written" }]);
    const rooms = async (by: TestPerson) =>
      (await service().messages({ ...by, role: "USER" }, { query: "marten", limit: 20 })).results.map(
        ({ room }) => room,
      );
    expect(await rooms(ann)).toMatchObject([{ kind: "DIRECT", name: ben.username, person: { id: ben.userId } }]);
    expect(await rooms(ben)).toMatchObject([{ kind: "DIRECT", name: ann.username, person: { id: ann.userId } }]);
    expect(await rooms(await world.addPerson())).toEqual([]);
  });

  it("keeps to an author and a time", async () => {
    const early = await write(ann, "heron early");
    const late = await write(ben, "heron late");
    await world.sql.query("UPDATE messages SET created_at = created_at - interval '1 day' WHERE id = $1", [early.id]);
    expect(await found("heron", { author: ben.username.toUpperCase() })).toEqual(["heron late"]);
    expect(await found("heron", { author: "nobody_at_all" })).toEqual([]);
    const between = async (times: { from?: string; until?: string }) =>
      (await service().messages({ ...ann, role: "USER" }, { query: "heron", limit: 20, ...times })).results.length;
    expect(await between({ from: late.createdAt })).toBe(1);
    expect(await between({ until: late.createdAt })).toBe(1);
    expect(await between({ from: late.createdAt, until: late.createdAt })).toBe(0);
  });

  it("gives every message once over all pages, with its room", async () => {
    const bodies = Array.from({ length: 7 }, (_, index) => `lark ${index}`);
    for (const body of bodies) await write(ann, body);
    const seen: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = await service().messages(
        { ...ann, role: "USER" },
        { query: "lark", limit: 3, ...(cursor && { cursor }) },
      );
      expect(page.results.every(({ room }) => room.id === roomId && room.name === "Room")).toBe(true);
      seen.push(...page.results.map(({ message }) => message.body));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(bodies.reverse());
  });
});

describe("among many messages", () => {
  const MANY = 30_000;

  it("reads few for a rare word, and few for a common one", async () => {
    await world.sql.query(
      `INSERT INTO messages (id, room_id, author_id, client_id, seq, rev, body, body_sha256)
       SELECT uuidv7(), $1, $2, gen_random_uuid(), n, n,
         'common ' || CASE WHEN n % 10000 = 0 THEN 'pelican' ELSE 'words' END, sha256('')
       FROM generate_series(1, $3::int) AS n`,
      [roomId, ann.userId, MANY],
    );
    await world.sql.query("ANALYZE");
    const read = (text: string) =>
      countRowsRead(world.url, "messages", (pool) =>
        createMessageSearch(pool).searchMessages(ann.userId, [{ text, isPrefix: true }], { limit: 20 }),
      );
    expect(await read("pelican")).toBe((MANY / 10_000) * 2);
    expect(await read("common")).toBeLessThan(MANY / 10);
    expect(await read("nowhere")).toBe(0);
  });
});
