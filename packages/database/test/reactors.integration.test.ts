import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

const PEOPLE = 5;
const EMOJI = "🌱";

let world: TestWorld;
let author: TestPerson;
let people: TestPerson[];
let roomId: string;
let messageId: string;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  author = await world.addPerson();
  people = await Promise.all(Array.from({ length: PEOPLE }, () => world.addPerson()));
  roomId = await world.addRoom(author);
  for (const { userId } of people) await world.database.rooms.addMember(userId, roomId);
  messageId = uuidv7();
  const { userId: authorId, sessionId } = author;
  await world.database.messages.writeMessages([
    { id: messageId, roomId, authorId, sessionId, clientId: uuidv7(), body: "The beans are up" },
  ]);
  for (const person of people) {
    await world.database.messages.changeMessage(person, messageId, () => ({ kind: "react", emoji: EMOJI, on: true }));
  }
  // two of them in the same moment
  await world.sql.query(
    "UPDATE reactions SET created_at = (SELECT min(created_at) FROM reactions WHERE message_id = $1) WHERE user_id = $2",
    [messageId, people[1]?.userId],
  );
});

const list = (by: TestPerson, limit: number, cursor?: string) =>
  world.database.messages.listReactors(by.userId, { messageId, emoji: EMOJI, limit, ...(cursor && { cursor }) });

async function everybody(by: TestPerson, limit: number): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(by, limit, cursor);
    names.push(...(page?.people ?? []).map(({ username }) => username));
    cursor = page?.nextCursor ?? undefined;
  } while (cursor);
  return names;
}

describe("who reacted", () => {
  it("is told in the order in which they did, each once over all pages", async () => {
    const all = await everybody(author, 100);
    expect(all.slice(2)).toEqual(people.slice(2).map(({ username }) => username));
    expect(new Set(all)).toEqual(new Set(people.map(({ username }) => username)));
    for (const limit of [1, 2, PEOPLE]) expect(await everybody(author, limit)).toEqual(all);
  });

  it("is nobody whom one blocks, and nobody for another emoji", async () => {
    const [blocked] = people;
    if (!blocked) throw new Error("nobody");
    await world.database.blocks.addBlock(author, blocked.userId);
    expect(await everybody(author, 2)).not.toContain(blocked.username);
    expect(await everybody(author, 2)).toHaveLength(PEOPLE - 1);
    expect(await world.database.messages.listReactors(author.userId, { messageId, emoji: "🎉", limit: 5 })).toEqual({
      people: [],
      nextCursor: null,
    });
  });

  it("is not told to those who must not see the message", async () => {
    const [reader] = people;
    if (!reader) throw new Error("nobody");
    expect(await list(await world.addPerson(), 5)).toBeNull();
    await world.database.blocks.addBlock(reader, author.userId);
    expect(await list(reader, 5)).toBeNull();
  });
});
