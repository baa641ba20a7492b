import { randomUUID } from "node:crypto";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let world: TestWorld;
let room: string;
let left: string;
let own: string;
let others: TestPerson;
let uploaded: string;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

const ban = ({ userId }: TestPerson) =>
  world.sql.query("INSERT INTO user_bans (id, user_id, reason) VALUES ($1, $2, 'Spam')", [randomUUID(), userId]);
const end = ({ sessionId }: TestPerson) => world.database.accounts.revokeSession(sessionId);
const invite = (roomId: string) => ({ id: uuidv7(), roomId, tokenSha256: new Uint8Array(32), minutes: 5, maxUses: 5 });
const never = () => {
  throw new Error("nobody is asked");
};

const asModerator = ({ userId, username, sessionId }: TestPerson) => ({ userId, username, sessionId, address: null });

const recordOf = (by: TestPerson) => ({
  by: asModerator(by),
  note: { action: "create_invite", target: { kind: "room", id: own, name: "" }, reason: "" } as const,
});

/** Everything that a person writes but messages, as the domain has it written. */
const WRITES: Record<string, (by: TestPerson) => Promise<unknown>> = {
  "create a room": (by) =>
    world.database.rooms.createRoom({ id: uuidv7(), name: "New", topic: "", kind: "PUBLIC" }, by.userId, by.sessionId),
  "join a room": (by) => world.database.rooms.addMember(by.userId, room, by.sessionId),
  "leave a room": (by) => world.database.rooms.removeMember(by.userId, left, by.sessionId),
  "make a link into a room": (by) =>
    world.database.roomInvites.addInvite({ ...by, role: "USER" }, invite(own), recordOf(by)),
  "archive a room": (by) =>
    world.database.roomKeeping.archiveRoom({ ...by, role: "USER" }, asModerator(by), own, never),
  "change the password": (by) =>
    world.database.accounts.changePassword(by, { verifiedHash: "$argon2id$unused", passwordHash: "$argon2id$new" }),
  "delete the account": (by) => world.database.accounts.deleteAccount(by, "$argon2id$unused"),
  block: (by) => world.database.blocks.addBlock(by, others.userId),
  unblock: (by) => world.database.blocks.removeBlock(by, others.userId),
  befriend: (by) => world.database.friends.changeFriendship(by, others.userId, never),
  report: (by) => world.database.reports.addReport(by, { id: uuidv7(), messageId: uuidv7(), reason: "SPAM", note: "" }),
  "take back a link into a room": (by) =>
    world.database.roomInvites.removeInvite({ ...by, role: "USER" }, { roomId: own, inviteId: uuidv7() }, recordOf(by)),
  "change who somebody is in a room": (by) =>
    world.database.roomRoles.changeMember(
      { ...by, role: "USER" },
      asModerator(by),
      { roomId: own, userId: others.userId },
      never,
    ),
  "moderate a person": (by) => world.database.moderation.changePerson(asModerator(by), others.userId, never),
  "settle a report": (by) =>
    world.database.reports.resolveReport(asModerator(by), { reportId: uuidv7(), resolution: "DISMISSED", reason: "" }),
  "ban an address": (by) =>
    world.database.addressBans.banNetworks(asModerator(by), {
      bans: [],
      terms: { reason: "Spam", minutes: 5 },
      judge: never,
    }),
  "finish an upload": (by) =>
    world.database.attachments.complete(by, uploaded, {
      name: "a.txt",
      mediaType: "text/plain",
      sizeBytes: 1,
      picture: null,
    }),
  "describe an upload": (by) =>
    world.database.attachments.describe(by, { attachmentId: uploaded, description: "after" }),
  "say what they have read": (by) => world.database.reading.moveReading(by, left, 1),
  "say that they have read everything": (by) => world.database.reading.moveReadingToHeads(by),
  "choose what they are called for": (by) => world.database.reading.setNotify(by, { roomId: left, notify: "NOTHING" }),
};

async function setScene(): Promise<TestPerson> {
  const person = await world.addPerson();
  others = await world.addPerson();
  [room, left, own] = [await world.addRoom(others), await world.addRoom(others), await world.addRoom(person)];
  await world.database.rooms.addMember(person.userId, left);
  await world.database.messages.writeMessages([
    {
      id: uuidv7(),
      roomId: left,
      authorId: others.userId,
      sessionId: others.sessionId,
      clientId: uuidv7(),
      body: "hello",
    },
  ]);
  uploaded = uuidv7();
  const upload = { id: uploaded, name: "a.txt", description: "before", sizeBytes: 1 };
  await world.database.attachments.reserve(person, upload, 1_000);
  return person;
}

/** How many rows there are of what these write, and what is in those that they change. */
async function count(): Promise<unknown> {
  const tables = ["rooms", "room_members", "room_invites", "blocks", "friends", "reports", "audit_entries"];
  const counts = tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`);
  const { rows } = await world.sql.query(
    `SELECT ${counts.join(", ")},
      (SELECT json_agg(a ORDER BY id) FROM attachments AS a) AS uploads,
      (SELECT json_agg(m ORDER BY room_id, user_id) FROM room_members AS m) AS places`,
  );
  return rows[0];
}

describe("whoever is banned, after the ban's commit, changes nothing", () => {
  it.each(Object.entries(WRITES))("and cannot %s", async (_, write) => {
    const person = await setScene();
    await ban(person);
    const before = await count();
    await expect(write(person)).rejects.toMatchObject({ code: "FORBIDDEN", reason: "banned" });
    expect(await count()).toEqual(before);
  });
});

describe("whoever's session has ended changes nothing", () => {
  it.each(Object.entries(WRITES))("and cannot %s", async (_, write) => {
    const person = await setScene();
    await end(person);
    const before = await count();
    await expect(write(person)).rejects.toMatchObject({ code: "UNAUTHENTICATED", reason: "session_ended" });
    expect(await count()).toEqual(before);
  });
});
