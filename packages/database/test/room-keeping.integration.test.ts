import { randomUUID } from "node:crypto";
import { createMessageService, createRoomKeepingService } from "@banter/domain";
import { ListAllRooms, ListAudit, ListRooms, type RoomArchived } from "@banter/protocol";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const origin = { address: "192.0.2.1", userAgent: "test" };
const as = (person: TestPerson, role: "USER" | "ADMIN" = "USER") => ({ ...person, role });

let world: TestWorld;
let told: RoomArchived[] = [];

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

function keeping() {
  told = [];
  return createRoomKeepingService({
    ...world.database.roomKeeping,
    changeMember: world.database.roomRoles.changeMember,
    findUserId: world.database.moderation.findUserId,
    findRoom: world.database.rooms.findRoom,
    announcer: {
      roomArchived: (event) => told.push(event),
      roomJoined: () => {},
      memberJoined: () => {},
      memberChanged: () => {},
    },
  });
}

const messages = () =>
  createMessageService({
    ...world.database.messages,
    findBan: world.database.moderation.findBan,
    write: async (draft) => {
      const [outcome] = await world.database.messages.writeMessages([{ ...draft, id: uuidv7() }]);
      if (!outcome) throw new Error("no outcome");
      return outcome;
    },
    announcer: { messagesChanged: () => {} },
  });

const say = (person: TestPerson, roomId: string, body = "hello") =>
  messages().send(as(person), { roomId, clientId: randomUUID(), body });

const archived = { code: "FORBIDDEN", reason: "room_archived" };

describe("an archived room", () => {
  it("takes no messages and no edits, can be read, and what is in it be deleted; and it is in use again when taken back", async () => {
    const [ann, ben] = [await world.addPerson(), await world.addPerson()];
    const roomId = await world.addRoom(ann);
    await world.database.rooms.addMember(ben.userId, roomId);
    const { message } = await say(ben, roomId, "before");
    const event = await keeping().archive(as(ann), origin, { roomId, reason: "It is over" });
    expect(event).toEqual({ roomId, archivedAt: expect.any(String) });
    expect(told).toEqual([event]);

    for (const person of [ann, ben]) await expect(say(person, roomId)).rejects.toMatchObject(archived);
    const edit = { messageId: message.id, body: "after" };
    await expect(messages().edit(as(ben), edit)).rejects.toMatchObject(archived);
    expect(await world.history(ben, roomId)).toMatchObject([{ body: "before" }]);
    await messages().delete(as(ben), { messageId: message.id }, { address: "192.0.2.1", userAgent: "" });
    expect(await world.history(ann, roomId)).toMatchObject([{ body: null }]);

    expect(await keeping().archive(as(ann), origin, { roomId, reason: "" })).toEqual(event);
    expect(told).toEqual([]);
    expect(await keeping().unarchive(as(ann), origin, { roomId, reason: "" })).toEqual({ roomId, archivedAt: null });
    await say(ben, roomId, "again");
    const { entries } = await world.database.admin.listAudit(ListAudit.parse({ actor: ann.username, limit: 10 }));
    expect(entries.map(({ action, reason }) => ({ action, reason }))).toEqual([
      { action: "unarchive_room", reason: "" },
      { action: "archive_room", reason: "It is over" },
    ]);
    expect(entries[0]?.target).toEqual({ kind: "room", id: roomId, name: "Room" });
  });

  it("answers a retry of what was written before with the stored message", async () => {
    const ann = await world.addPerson();
    const roomId = await world.addRoom(ann);
    const draft = { roomId, clientId: randomUUID(), body: "once" };
    const { message } = await messages().send(as(ann), draft);
    await keeping().archive(as(ann), origin, { roomId, reason: "" });
    expect((await messages().send(as(ann), draft)).message).toEqual(message);
  });

  it("is not in the directory, but among the rooms of those who are in it", async () => {
    const [ann, ben] = [await world.addPerson(), await world.addPerson()];
    const name = `Room ${randomUUID()}`;
    const roomId = await world.addRoom(ann, "PUBLIC", name);
    await keeping().archive(as(ann), origin, { roomId, reason: "" });
    for (const person of [ann, ben]) {
      const listed = await world.database.rooms.listRooms(person.userId, ListRooms.parse({ search: name }));
      expect(listed.rooms).toEqual([]);
    }
    const joined = await world.database.rooms.listRooms(ann.userId, ListRooms.parse({ scope: "JOINED" }));
    expect(joined.rooms).toMatchObject([{ id: roomId, archivedAt: expect.any(String) }]);
  });

  it("is the owner's matter, and the admins'", async () => {
    const [ann, ben, cat, admin] = [
      await world.addPerson(),
      await world.addPerson(),
      await world.addPerson(),
      await world.addAdmin(),
    ];
    const [open, hidden] = [await world.addRoom(ann), await world.addRoom(ann, "PRIVATE")];
    await world.database.rooms.addMember(ben.userId, open);
    await world.sql.query("UPDATE room_members SET role = 'MODERATOR' WHERE user_id = $1", [ben.userId]);
    const archive = (person: TestPerson, roomId: string) =>
      keeping().archive(as(person), origin, { roomId, reason: "" });
    for (const person of [ben, cat]) await expect(archive(person, open)).rejects.toMatchObject({ reason: "room_role" });
    await expect(archive(cat, hidden)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(archive(cat, randomUUID())).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const roomId of [open, hidden]) expect((await archive(admin, roomId)).archivedAt).not.toBeNull();
    await world.database.accounts.revokeSession(ann.sessionId);
    await expect(archive(ann, open)).rejects.toMatchObject({ reason: "session_ended" });
  });
});

describe("admins among rooms", () => {
  const list = (admin: TestPerson, query: object) =>
    keeping().list(
      { userId: admin.userId, username: admin.username, sessionId: admin.sessionId, address: null },
      ListAllRooms.parse({ limit: 2, ...query }),
    );

  it("see all but direct messages, by name and kind, a page at a time, with owner, messages and last activity", async () => {
    const [admin, ann] = [await world.addAdmin(), await world.addPerson()];
    const mark = randomUUID();
    const rooms: string[] = [];
    for (const [name, kind] of [
      ["One", "PUBLIC"],
      ["Two", "PRIVATE"],
      ["Three", "PUBLIC"],
    ] as const) {
      rooms.push(await world.addRoom(ann, kind, `${name} ${mark}`));
    }
    await say(ann, rooms[0] ?? "", "hello");
    const first = await list(admin, { search: mark.toUpperCase() });
    const second = await list(admin, { search: mark, cursor: first.nextCursor });
    expect([...first.rooms, ...second.rooms].map(({ id }) => id).sort()).toEqual([...rooms].sort());
    expect(second.nextCursor).toBeNull();
    const one = [...first.rooms, ...second.rooms].find(({ id }) => id === rooms[0]);
    expect(one).toMatchObject({
      owner: { id: ann.userId, username: ann.username },
      memberCount: 1,
      messageCount: 1,
      lastMessageAt: expect.any(String),
      archivedAt: null,
      isMember: false,
    });
    expect((await list(admin, { search: mark, show: "PRIVATE" })).rooms.map(({ id }) => id)).toEqual([rooms[1]]);
    await keeping().archive(as(admin, "ADMIN"), origin, { roomId: rooms[2] ?? "", reason: "" });
    expect((await list(admin, { search: mark, show: "ARCHIVED" })).rooms.map(({ id }) => id)).toEqual([rooms[2]]);
  });

  it("enter private rooms and hand rooms over, which the audit keeps; nobody else does", async () => {
    const [admin, ann, ben] = [await world.addAdmin(), await world.addPerson(), await world.addPerson()];
    const roomId = await world.addRoom(ann, "PRIVATE");
    const why = { roomId, reason: "A report" };
    await expect(keeping().enter(as(ben), origin, why)).rejects.toMatchObject({ reason: "admins_only" });
    expect(await keeping().enter(as(admin, "ADMIN"), origin, why)).toMatchObject({ id: roomId, myRole: "MEMBER" });
    const hand = (person: TestPerson, username: string) =>
      keeping().setOwner(as(person, person === admin ? "ADMIN" : "USER"), origin, { ...why, username });
    await expect(hand(admin, ben.username)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(hand(ann, admin.username)).rejects.toMatchObject({ reason: "admins_only" });
    await hand(admin, admin.username);
    const { members } = await world.database.rooms.listMembers({ roomId, limit: 10 });
    expect(members.map(({ id, role }) => ({ id, role }))).toEqual([
      { id: admin.userId, role: "OWNER" },
      { id: ann.userId, role: "MODERATOR" },
    ]);
    const { entries } = await world.database.admin.listAudit(ListAudit.parse({ actor: admin.username, limit: 10 }));
    expect(entries.map(({ action }) => action)).toEqual(["transfer_room", "enter_room"]);
  });
});
