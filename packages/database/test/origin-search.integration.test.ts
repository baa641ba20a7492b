import { createSearchService } from "@banter/domain";
import { SearchMessages } from "@banter/protocol";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createOriginSearch } from "../src/origin-search.ts";
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

/** Everything that is found, over pages of two. */
async function found(query: Partial<SearchMessages>, by = ann): Promise<(string | null)[]> {
  const bodies: (string | null)[] = [];
  let cursor: string | undefined;
  do {
    const input = SearchMessages.parse({ ...query, limit: 2, ...(cursor && { cursor }) });
    const page = await service().messages({ ...by, role: "USER" }, input);
    bodies.push(...page.results.map(({ message }) => message.body));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return bodies;
}

describe("a search without words", () => {
  it("finds all of a room, the newest first", async () => {
    for (const body of ["one", "two", "three", "four", "five"]) await write(body === "two" ? ben : ann, body);
    expect(await found({ roomId })).toEqual(["five", "four", "three", "two", "one"]);
    expect(await found({ roomId, query: " " })).toHaveLength(5);
  });

  it("finds all of an author, in one room or in all that both know of", async () => {
    const other = await world.addRoom(ann);
    await world.database.rooms.addMember(ben.userId, other);
    const secret = await world.addRoom(ben, "PRIVATE");
    await write(ben, "one");
    await write(ben, "two", other);
    await write(ann, "by ann");
    await write(ben, "three");
    await write(ben, "not for ann", secret);
    expect(await found({ author: ben.username.toUpperCase() })).toEqual(["three", "two", "one"]);
    expect(await found({ author: ben.username, roomId })).toEqual(["three", "one"]);
    expect(await found({ author: ben.username, roomId: secret })).toEqual([]);
    expect(await found({ author: "nobody_at_all" })).toEqual([]);
  });

  it("finds nothing where one is not, of those whom one blocks, or that was deleted", async () => {
    const gone = await write(ann, "gone");
    await write(ben, "by ben");
    await world.database.messages.changeMessage(ann, gone.id, () => ({ kind: "delete" }));
    expect(await found({ roomId })).toEqual(["by ben"]);
    expect(await found({ author: ann.username })).toEqual([]);
    expect(await found({ roomId }, await world.addPerson())).toEqual([]);
    await world.database.blocks.addBlock(ann, ben.userId);
    expect(await found({ roomId })).toEqual([]);
    expect(await found({ author: ben.username })).toEqual([]);
  });

  it.each([
    ["a room", () => ({ roomId })],
    ["an author", () => ({ author: ann.username })],
  ])("keeps to the days, of %s", async (_, origin) => {
    // as it would be had they been written in the last days, and some in one minute
    await world.sql.query(
      `INSERT INTO messages (id, room_id, author_id, client_id, seq, rev, body, body_sha256, created_at)
       SELECT uuidv7(interval '1 day' * (n / 3 - 10)), $1, $2, gen_random_uuid(), n * 2 + 1, n * 2 + 1, 'message ' || n, sha256(''),
         now() + interval '1 day' * (n / 3 - 10)
       FROM generate_series(0, 29) AS n`,
      [roomId, ann.userId],
    );
    await world.sql.query("UPDATE rooms SET head_rev = 60 WHERE id = $1", [roomId]);
    const day = (days: number) => new Date(Date.now() + (days - 0.5) * 24 * 60 * 60 * 1000).toISOString();
    const numbers = async (times: Pick<SearchMessages, "from" | "until">) =>
      (await found({ ...origin(), ...times })).map((body) => Number(body?.split(" ")[1]));
    expect(await numbers({ from: day(-8), until: day(-6) })).toEqual([11, 10, 9, 8, 7, 6]);
    expect(await numbers({ from: day(-1) })).toEqual([29, 28, 27]);
    expect(await numbers({ until: day(-9) })).toEqual([2, 1, 0]);
    expect(await numbers({ from: day(1) })).toEqual([]);
    expect(await numbers({ until: day(-20) })).toEqual([]);
  });
});

describe("a search that asks for nothing", () => {
  it("is told what is missing", () => {
    const of = (query: object) => SearchMessages.safeParse(query).error?.issues[0]?.message;
    expect(of({ query: "" })).toBe("Search for a word, or choose a room or an author");
    expect(of({ from: new Date().toISOString() })).toBe("Search for a word, or choose a room or an author");
    expect(of({ query: "?!", author: "ann" })).toBe("Search for a word or a number");
  });
});

describe("among many messages", () => {
  const MANY = 30_000;

  it("reads about as many as it finds, also of a day long ago and of somebody who writes little", async () => {
    await world.sql.query(
      `INSERT INTO messages (id, room_id, author_id, client_id, seq, rev, body, body_sha256, created_at)
       SELECT uuidv7(interval '1 minute' * (n - $4::int)), $1, CASE WHEN n % 10000 = 0 THEN $3::uuid ELSE $2::uuid END,
         gen_random_uuid(), n, n, 'words', sha256(''), now() + interval '1 minute' * (n - $4::int)
       FROM generate_series(1, $4::int) AS n`,
      [roomId, ann.userId, ben.userId, MANY],
    );
    await world.sql.query("UPDATE rooms SET head_rev = $2 WHERE id = $1", [roomId, MANY]);
    await world.sql.query("ANALYZE");
    const read = (query: Partial<SearchMessages>) =>
      countRowsRead(world.url, "messages", (pool) =>
        createOriginSearch(pool).listByOrigin(ann.userId, { limit: 20, ...query }),
      );
    const longAgo = new Date(Date.now() - (MANY / 2) * 60_000).toISOString();
    expect(await read({ roomId })).toBeLessThan(50);
    expect(await read({ roomId, until: longAgo })).toBeLessThan(100);
    expect(await read({ roomId, from: longAgo, until: longAgo })).toBeLessThan(100);
    expect(await read({ author: ann.username })).toBeLessThan(50);
    expect(await read({ author: ben.username, roomId })).toBeLessThan(10);
    expect(await read({ author: ben.username })).toBeLessThan(10);
  });
});
