import { randomUUID } from "node:crypto";
import type { RoomSort } from "@banter/protocol";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

async function say({ userId: authorId, sessionId }: TestPerson, roomId: string): Promise<void> {
  const draft = { id: uuidv7(), authorId, sessionId, clientId: randomUUID(), roomId, body: "hello" };
  expect(await world.database.messages.writeMessages([draft])).toMatchObject([{ kind: "written" }]);
}

/** All pages of the list, one after the other. */
async function listAll(
  person: TestPerson,
  search: string,
  scope: "ALL" | "JOINED" = "ALL",
  limit = 3,
  sort: RoomSort = "NAME",
): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.database.rooms.listRooms(person.userId, {
      search,
      scope,
      sort,
      limit,
      ...(cursor && { cursor }),
    });
    expect(page.rooms.length).toBeLessThanOrEqual(limit);
    names.push(...page.rooms.map((room) => room.name));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return names;
}

describe("the list of rooms", () => {
  it("shows public rooms and one's own, by name, each once over all pages", async () => {
    const [ann, bob] = [await world.addPerson(), await world.addPerson()];
    const tag = randomUUID();
    for (const name of ["delta", "Alpha", "charlie", "Bravo", "alpha"])
      await world.addRoom(bob, "PUBLIC", `${tag} ${name}`);
    await world.addRoom(bob, "PRIVATE", `${tag} hidden`);
    await world.addRoom(ann, "PRIVATE", `${tag} mine`);
    const names = (await listAll(ann, tag)).map((name) => name.slice(tag.length + 1));
    expect(names.map((name) => name.toLowerCase())).toEqual(["alpha", "alpha", "bravo", "charlie", "delta", "mine"]);
    expect(names.filter((name) => name.toLowerCase() === "alpha").sort()).toEqual(["Alpha", "alpha"]);
    expect(await listAll(ann, tag, "JOINED")).toEqual([`${tag} mine`]);
  });

  it("is sorted by members, age or activity, each room once over all pages", async () => {
    const [ann, bob] = [await world.addPerson(), await world.addPerson()];
    const tag = randomUUID();
    const rooms: string[] = [];
    for (const name of ["first", "second", "third", "fourth"])
      rooms.push(await world.addRoom(ann, "PUBLIC", `${tag} ${name}`));
    const [first = "", , third = ""] = rooms;
    await world.addRoom(bob, "PRIVATE", `${tag} own`);
    await world.database.rooms.addMember(bob.userId, third);
    for (const roomId of [third, first]) await say(ann, roomId);
    const sorted = async (sort: RoomSort) =>
      (await listAll(bob, tag, "ALL", 2, sort)).map((name) => name.slice(tag.length + 1));
    expect(await sorted("NEWEST")).toEqual(["own", "fourth", "third", "second", "first"]);
    expect((await sorted("MEMBERS"))[0]).toBe("third");
    expect((await sorted("MEMBERS")).toSorted()).toEqual(["first", "fourth", "own", "second", "third"]);
    expect(await sorted("ACTIVE")).toEqual(["first", "third", "own", "fourth", "second"]);
  });

  it("finds a part of a name, whatever its case and the meaning of its characters elsewhere", async () => {
    const ann = await world.addPerson();
    const tag = randomUUID();
    for (const name of ["100% sure", "100 sure", "a_b", "axb", "back\\slash", "ПРИВЕТ", "it's"]) {
      await world.addRoom(ann, "PUBLIC", `${tag}${name}`);
    }
    const found = async (search: string) =>
      (await listAll(ann, `${tag}${search}`)).map((name) => name.slice(tag.length));
    expect(await found("100%")).toEqual(["100% sure"]);
    expect(await found("a_b")).toEqual(["a_b"]);
    expect(await found("back\\s")).toEqual(["back\\slash"]);
    expect(await found("привет")).toEqual(["ПРИВЕТ"]);
    expect(await found("it's")).toEqual(["it's"]);
  });

  it("finds a part of a topic, too", async () => {
    const ann = await world.addPerson();
    const word = randomUUID();
    const room = {
      id: randomUUID(),
      name: "Garden",
      topic: `All about ${word.toUpperCase()}`,
      kind: "PUBLIC",
    } as const;
    await world.database.rooms.createRoom(room, ann.userId);
    expect(await listAll(ann, word)).toEqual(["Garden"]);
    expect(await listAll(ann, `${word}x`)).toEqual([]);
  });

  it.each(["nonsense", "", Buffer.from('["a"]').toString("base64url"), Buffer.from('["a","b"]').toString("base64url")])(
    "refuses the made-up cursor %j",
    async (cursor) => {
      const ann = await world.addPerson();
      const query = { search: "", scope: "ALL", sort: "NAME", limit: 3, cursor } as const;
      await expect(world.database.rooms.listRooms(ann.userId, query)).rejects.toMatchObject({ code: "INVALID" });
    },
  );
});

describe("membership", () => {
  it("counts everybody once when many join and leave at the same time", async () => {
    const owner = await world.addPerson();
    const room = await world.addRoom(owner);
    const people = await Promise.all(Array.from({ length: 10 }, () => world.addPerson()));
    await Promise.all(
      people.flatMap(({ userId }) => [userId, userId].map((id) => world.database.rooms.addMember(id, room))),
    );
    expect((await world.database.rooms.findRoom(owner.userId, room))?.memberCount).toBe(11);
    const leavers = people.slice(0, 4).flatMap(({ userId }) => [userId, userId]);
    const left = await Promise.all(leavers.map((userId) => world.database.rooms.removeMember(userId, room)));
    expect(left.filter((answer) => answer !== null)).toHaveLength(4);
    expect((await world.database.rooms.findRoom(owner.userId, room))?.memberCount).toBe(7);
    expect((await world.database.rooms.listMembers({ roomId: room, limit: 100 })).members).toHaveLength(7);
  });

  it("finds members by how their names begin, in whatever case, and nobody else", async () => {
    const [ann, bob, stranger] = [await world.addPerson(), await world.addPerson(), await world.addPerson()];
    const roomId = await world.addRoom(ann);
    await world.database.rooms.addMember(bob.userId, roomId);
    const found = async (search: string) => {
      const { members } = await world.database.rooms.listMembers({ roomId, search, limit: 8 });
      return members.map(({ id }) => id);
    };
    expect(await found(bob.username.toUpperCase())).toEqual([bob.userId]);
    expect(await found(bob.username.slice(1))).toEqual([]);
    expect(await found(stranger.username)).toEqual([]);
    expect(await found("%")).toEqual([]);
    expect(await found("")).toEqual([ann.userId, bob.userId]);
  });

  it("lets nobody into a private room by themselves, nor see it", async () => {
    const [ann, bob] = [await world.addPerson(), await world.addPerson()];
    const room = await world.addRoom(ann, "PRIVATE");
    expect(await world.database.rooms.findRoom(bob.userId, room)).toBeNull();
    expect(await world.database.rooms.addMember(bob.userId, room)).toBeNull();
    expect((await world.database.rooms.findRoom(ann.userId, room))?.memberCount).toBe(1);
  });

  it("hands an owner's role to the longest-standing member, and an empty room to the next who comes", async () => {
    const [ann, bob, cid] = [await world.addPerson(), await world.addPerson(), await world.addPerson()];
    const room = await world.addRoom(ann);
    await world.database.rooms.addMember(bob.userId, room);
    await world.database.rooms.addMember(cid.userId, room);
    const roles = async () => {
      const { members } = await world.database.rooms.listMembers({ roomId: room, limit: 10 });
      return members.map((member) => [member.username, member.role]);
    };
    await world.database.rooms.removeMember(ann.userId, room);
    expect(await roles()).toEqual([
      [bob.username, "OWNER"],
      [cid.username, "MEMBER"],
    ]);
    await world.database.rooms.removeMember(bob.userId, room);
    await world.database.rooms.removeMember(cid.userId, room);
    expect(await roles()).toEqual([]);
    await world.database.rooms.addMember(cid.userId, room);
    expect(await roles()).toEqual([[cid.username, "OWNER"]]);
  });

  it("pages through members, owners first", async () => {
    const owner = await world.addPerson();
    const room = await world.addRoom(owner);
    for (let index = 0; index < 6; index += 1)
      await world.database.rooms.addMember((await world.addPerson()).userId, room);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.database.rooms.listMembers({ roomId: room, limit: 2, ...(cursor && { cursor }) });
      seen.push(...page.members.map((member) => member.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(7);
    expect(seen[0]).toBe(owner.userId);
  });
});
