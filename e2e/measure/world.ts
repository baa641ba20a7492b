import { embeddedDatabaseOf, fillRoom } from "@banter/testing";
import { createPeople, type Person, uniqueName } from "../fixtures/people.ts";
import type { Banter } from "../stack/start-banter.ts";

/** Who reads what others wrote, and the rooms in which they did. */
export interface World {
  reader: Person;
  /** With as many messages as a room has after a few days. */
  roomId: string;
  /** With as many as were asked for; null for none. */
  longRoomId: string | null;
}

const FEW_HUNDRED = 300;
const PICTURE_EVERY = 40;

const TEXTS = [
  "Good morning! Did anybody water the plants?",
  "Yes.",
  "The **release** is out: `npm run build` takes half as long as before, and nobody noticed anything but the silence.",
  "Has somebody seen my umbrella? It is red, it has a wooden handle, and it was in the corner by the window on Tuesday. I asked everybody in the kitchen, and they all said that it walks.",
  "https://example.org/a/long/address/that/goes/on/for/a/while?and=has&some=parameters",
  "👍",
  "> Did anybody water the plants?\nTwice, I am afraid.",
  "```ts\nexport function twice(text: string): string {\n  return text + text;\n}\n```",
  "- bread\n- coffee\n- the small screws\n- something against the rain",
  "_Maybe_ tomorrow.",
];

/** Signs people up, makes the rooms and fills them straight in the database. */
export async function makeWorld(banter: Banter, longRoomMessages: number): Promise<World> {
  const people = createPeople(banter.url);
  const reader = await people.signUp("reader");
  const authors = await Promise.all(["ann", "ben", "cat"].map(people.signUp));
  const databaseUrl = process.env.DATABASE_URL ?? embeddedDatabaseOf(banter.environment);

  async function makeRoom(name: string, count: number): Promise<string> {
    const { id } = await reader.api.rooms.create.mutate({ name: uniqueName(name) });
    for (const { api } of authors) await api.rooms.join.mutate({ roomId: id });
    const authorIds = authors.map((author) => author.id);
    await fillRoom(databaseUrl, { roomId: id, authorIds, count, texts: TEXTS, pictureEvery: PICTURE_EVERY });
    return id;
  }

  return {
    reader,
    roomId: await makeRoom("Garden", FEW_HUNDRED),
    longRoomId: longRoomMessages > 0 ? await makeRoom("Archive", longRoomMessages) : null,
  };
}
