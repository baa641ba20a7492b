import { createMessageService } from "@banter/domain";
import { type ChangedMessages, ListAudit } from "@banter/protocol";
import { openTestWorld, type TestPerson, type TestWorld, waitFor } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

let world: TestWorld;
let owner: TestPerson;
let author: TestPerson;
let other: TestPerson;
let roomId: string;
const announced: ChangedMessages[] = [];

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  announced.length = 0;
  [owner, author, other] = await Promise.all([world.addPerson(), world.addPerson(), world.addPerson()]);
  roomId = await world.addRoom(owner);
  for (const person of [author, other]) await world.database.rooms.addMember(person.userId, roomId);
});

function service() {
  return createMessageService({
    ...world.database.messages,
    async write(draft) {
      const [outcome] = await world.database.messages.writeMessages([{ id: uuidv7(), ...draft }]);
      if (!outcome) throw new Error("no outcome");
      return outcome;
    },
    findBan: world.database.moderation.findBan,
    announcer: { messagesChanged: (event) => announced.push(event) },
  });
}

const as = (person: TestPerson, role: "USER" | "ADMIN" = "USER") => ({ ...person, role });

async function say(body: string, clientId = uuidv7()) {
  const { message } = await service().send(as(author), { roomId, clientId, body });
  return message;
}

const changesAfter = async (afterRev: number) => {
  const [changes] = await world.database.messages.readChanges(other.userId, [{ roomId, afterRev }]);
  return changes?.status === "complete" ? changes.messages.map(({ seq, rev, body }) => ({ seq, rev, body })) : changes;
};

const origin = { address: "192.0.2.1", userAgent: "test" };

describe("editing", () => {
  it("takes a rev of its own, keeps the place, and comes with the next sync", async () => {
    const [first] = [await say("one"), await say("two")];
    const { message } = await service().edit(as(author), { messageId: first.id, body: "ONE" });
    expect(message).toMatchObject({ seq: 1, rev: 3, body: "ONE", editedAt: expect.any(String), deletedAt: null });
    expect(announced).toEqual([{ roomId, messages: [message] }]);
    expect(await changesAfter(2)).toEqual([{ seq: 1, rev: 3, body: "ONE" }]);
    expect((await world.history(other, roomId)).map((stored) => stored.body)).toEqual(["ONE", "two"]);
  });

  it("does nothing when repeated", async () => {
    const { id } = await say("one");
    const first = await service().edit(as(author), { messageId: id, body: "ONE" });
    expect(await service().edit(as(author), { messageId: id, body: "ONE" })).toEqual(first);
    expect(announced).toHaveLength(1);
  });

  it("is the author's alone, in a room they are in, under a session that lives", async () => {
    const { id } = await say("mine");
    const edit = (person: TestPerson) => service().edit(as(person, "ADMIN"), { messageId: id, body: "changed" });
    await expect(edit(other)).rejects.toMatchObject({ code: "FORBIDDEN", reason: "not_the_author" });
    await expect(edit(owner)).rejects.toMatchObject({ code: "FORBIDDEN", reason: "not_the_author" });
    const expired = await world.addSession(author, { expired: true });
    await expect(edit(expired)).rejects.toMatchObject({ code: "UNAUTHENTICATED", reason: "session_ended" });
    await world.database.rooms.removeMember(author.userId, roomId);
    await expect(edit(author)).rejects.toMatchObject({ code: "FORBIDDEN", reason: "not_a_member" });
    expect((await world.history(other, roomId)).map((stored) => [stored.body, stored.rev])).toEqual([["mine", 1]]);
  });
});

describe("deleting", () => {
  it("leaves the place and nothing of the text, also for a retry of its sending", async () => {
    const clientId = uuidv7();
    const { id } = await say("regrettable", clientId);
    const { message } = await service().delete(as(author), { messageId: id }, origin);
    expect(message).toMatchObject({ seq: 1, rev: 2, body: null, deletedAt: expect.any(String) });
    expect(await changesAfter(1)).toEqual([{ seq: 1, rev: 2, body: null }]);
    expect(await say("regrettable", clientId)).toEqual(message);
    const { rows } = await world.sql.query("SELECT * FROM messages WHERE id = $1", [id]);
    expect(JSON.stringify(rows)).not.toContain("regrettable");
    expect(rows[0]).toMatchObject({ body: null, body_sha256: null });
  });

  it("is idempotent, and final", async () => {
    const { id } = await say("x");
    const first = await service().delete(as(author), { messageId: id }, origin);
    expect(await service().delete(as(owner), { messageId: id }, origin)).toEqual(first);
    const edit = service().edit(as(author), { messageId: id, body: "back?" });
    await expect(edit).rejects.toMatchObject({ code: "CONFLICT", reason: "message_deleted" });
    expect(announced).toHaveLength(1);
  });

  it("is for the author, the room's owner and moderators, and admins, and for nobody else", async () => {
    const outsider = await world.addPerson();
    const messageId = (await say("a")).id;
    const refused = service().delete(as(other), { messageId }, origin);
    await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN", reason: "not_the_author" });
    const foreign = service().delete(as(outsider), { messageId }, origin);
    await expect(foreign).rejects.toMatchObject({ code: "FORBIDDEN", reason: "not_a_member" });
    await service().delete(as(owner), { messageId }, origin);
    const messageOfAnother = { messageId: (await say("b")).id };
    const noLongerAdmin = service().delete(as(outsider, "ADMIN"), messageOfAnother, origin);
    await expect(noLongerAdmin).rejects.toMatchObject({ code: "FORBIDDEN", reason: "not_a_member" });
    await service().delete(as(await world.addAdmin()), messageOfAnother, origin);
    await world.sql.query("UPDATE room_members SET role = 'MODERATOR' WHERE user_id = $1", [other.userId]);
    await service().delete(as(other), { messageId: (await say("c")).id }, origin);
    const own = await say("d");
    await world.database.rooms.removeMember(author.userId, roomId);
    await service().delete(as(author), { messageId: own.id }, origin);
    expect((await world.history(owner, roomId)).map((stored) => stored.body)).toEqual([null, null, null, null]);
  });

  it("of somebody else's is in the audit, without what it said; of one's own it is not", async () => {
    const [own, others] = [await say("mine"), await say("a secret of theirs")];
    await service().delete(as(author), { messageId: own.id }, origin);
    await service().delete(as(owner), { messageId: others.id, reason: "Rude" }, origin);
    await service().delete(as(owner), { messageId: others.id, reason: "Again" }, origin);
    const { entries } = await world.database.admin.listAudit(ListAudit.parse({ actor: owner.username, limit: 1 }));
    expect(entries).toMatchObject([
      {
        action: "delete_message",
        target: { kind: "user", id: author.userId, name: author.username },
        reason: "Rude",
        address: origin.address,
        details: { messageId: others.id },
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain("secret");
    const { rows } = await world.sql.query(
      "SELECT count(*)::int AS entries FROM audit_entries WHERE action = 'delete_message' AND details->>'messageId' = ANY ($1)",
      [[own.id, others.id]],
    );
    expect(rows).toEqual([{ entries: 1 }]);
  });

  it("does not tell a message in a private room from one that is not there", async () => {
    const hidden = await world.addRoom(owner, "PRIVATE");
    const { message } = await service().send(as(owner), { roomId: hidden, clientId: uuidv7(), body: "secret" });
    for (const messageId of [message.id, uuidv7()]) {
      await expect(service().delete(as(other), { messageId }, origin)).rejects.toMatchObject({ code: "NOT_FOUND" });
      const edit = service().edit(as(other), { messageId, body: "x" });
      await expect(edit).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});

it("numbers edits, deletions and new messages of one room without holes when they race", async () => {
  const messages = await Promise.all(Array.from({ length: 6 }, (_, index) => say(`m${index}`)));
  await Promise.all(
    messages.flatMap((message, index) => [
      service().edit(as(author), { messageId: message.id, body: `edited ${index}` }),
      say(`new ${index}`),
      service().edit(as(author), { messageId: message.id, body: `again ${index}` }),
    ]),
  );
  const { rows } = await world.sql.query<{ head: number; edits: number }>(
    `SELECT head_rev::int AS head, (SELECT count(*)::int FROM messages WHERE room_id = $1) AS messages
     FROM rooms WHERE id = $1`,
    [roomId],
  );
  expect(rows[0]).toMatchObject({ head: 6 + 6 + 12, messages: 12 });
});

it("is refused for now when its connection is cut in the middle, and works over another one", async () => {
  const { id } = await say("one");
  const edit = () => service().edit(as(author), { messageId: id, body: "ONE" });
  await world.sql.query("BEGIN");
  await world.sql.query("SELECT FROM rooms WHERE id = $1 FOR UPDATE", [roomId]);
  const refused = expect(edit()).rejects.toMatchObject({ code: "UNAVAILABLE", retryAfterMs: expect.any(Number) });
  await waitFor(async () => {
    const { rowCount } = await world.sql.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return rowCount === 1;
  });
  await refused;
  await world.sql.query("COMMIT");
  expect((await edit()).message).toMatchObject({ body: "ONE", rev: 2 });
});
