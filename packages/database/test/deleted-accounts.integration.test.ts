import { randomUUID } from "node:crypto";
import { ListAudit } from "@banter/protocol";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const HASH = "$argon2id$unused";
const GONE = "Deleted user";

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

const remove = (person: TestPerson) => world.database.accounts.deleteAccount(person, HASH);

const draft = (person: TestPerson, roomId: string, body = "hello") => ({
  id: uuidv7(),
  roomId,
  authorId: person.userId,
  sessionId: person.sessionId,
  clientId: randomUUID(),
  body,
});
const say = (person: TestPerson, roomId: string, body?: string) =>
  world.database.messages.writeMessages([draft(person, roomId, body)]);

const membersOf = async (roomId: string) =>
  (await world.database.rooms.listMembers({ roomId, limit: 100 })).members.map(({ id, role }) => ({ id, role }));

const befriend = (one: TestPerson, other: TestPerson) =>
  world.sql.query(
    `INSERT INTO friends (low_id, high_id, status, requester_id, accepted_at)
     VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), 'ACCEPTED', $1, now())`,
    [one.userId, other.userId],
  );

describe("a deleted account", () => {
  it("leaves its messages, by a deleted user, in history, sync and reports", async () => {
    const [ann, ben, admin] = [await world.addPerson(), await world.addPerson(), await world.addAdmin()];
    const roomId = await world.addRoom(ann);
    await world.database.rooms.addMember(ben.userId, roomId);
    await say(ben, roomId, "I was here");
    const [message] = await world.history(ann, roomId);
    await world.database.reports.addReport(ann, {
      id: uuidv7(),
      messageId: message?.id ?? "",
      reason: "SPAM",
      note: "",
    });
    await remove(ben);

    const author = { id: ben.userId, username: GONE };
    expect(await world.history(ann, roomId)).toMatchObject([{ body: "I was here", author }]);
    const [synced] = await world.database.messages.readChanges(ann.userId, [{ roomId, afterRev: 0 }]);
    expect(synced).toMatchObject({ status: "complete", messages: [{ author }] });
    const { reports } = await world.database.reports.listReports({ limit: 100 });
    expect(reports).toContainEqual(expect.objectContaining({ author }));
    expect(JSON.stringify([await world.history(ann, roomId), synced, reports])).not.toContain(ben.username);
    expect(await world.database.admin.findPerson(ben.userId, 10)).toBeNull();
    expect(admin.userId).not.toBe(ben.userId);
  });

  it("is gone from rooms, friends, requests, invitations, searches and sessions", async () => {
    const [ann, ben, cat] = [await world.addPerson(), await world.addPerson(), await world.addPerson()];
    const other = await world.addSession(ben);
    const roomId = await world.addRoom(ann);
    await world.database.rooms.addMember(ben.userId, roomId);
    await befriend(ann, ben);
    await world.sql.query("INSERT INTO unseen_friend_requests (requester_id, target_id) VALUES ($1, $2)", [
      cat.userId,
      ben.userId,
    ]);
    await world.database.blocks.addBlock(ben, cat.userId);
    const deleted = await remove(ben);

    expect(deleted?.rooms).toEqual([{ roomId, memberCount: 1, heir: null }]);
    expect(deleted?.relatedUserIds.sort()).toEqual([ann.userId, cat.userId].sort());
    expect(await membersOf(roomId)).toEqual([{ id: ann.userId, role: "OWNER" }]);
    expect((await world.database.friends.listFriends(ann.userId)).friends).toEqual([]);
    expect((await world.database.friends.listFriends(cat.userId)).requested).toEqual([]);
    for (const search of [ben.username, "", "~", GONE]) {
      const found = await world.database.friends.findPeople(ann.userId, { search, limit: 100 });
      expect(found.people.map(({ id }) => id)).not.toContain(ben.userId);
      const listed = await world.database.admin.listPeople({ search, role: "ALL", limit: 100 });
      expect(listed.people.map(({ id }) => id)).not.toContain(ben.userId);
    }
    for (const { sessionId } of [ben, other]) {
      expect(await world.database.sessions.findSession(sessionId, "127.0.0.1")).toMatchObject({
        revokedAt: expect.any(Date),
      });
    }
    const { rows } = await world.sql.query(
      "SELECT (SELECT count(*)::int FROM blocks WHERE blocker_id = $1) AS blocks, username, password_hash FROM users WHERE id = $1",
      [ben.userId],
    );
    expect(rows).toEqual([{ blocks: 0, username: GONE, password_hash: "" }]);
  });

  it("stays hidden from whoever blocks it", async () => {
    const [ann, ben] = [await world.addPerson(), await world.addPerson()];
    const roomId = await world.addRoom(ann);
    await world.database.rooms.addMember(ben.userId, roomId);
    await say(ben, roomId, "Buy my pills");
    await world.database.blocks.addBlock(ann, ben.userId);
    await remove(ben);
    expect(await world.history(ann, roomId)).toEqual([]);
  });

  it("hands its rooms to the longest-standing moderator, or else member; an empty one waits for the next to come", async () => {
    const [ann, ben, cat, dan] = [
      await world.addPerson(),
      await world.addPerson(),
      await world.addPerson(),
      await world.addPerson(),
    ];
    const [moderated, plain, empty] = [await world.addRoom(ann), await world.addRoom(ann), await world.addRoom(ann)];
    for (const roomId of [moderated, plain]) {
      for (const { userId } of [ben, cat]) await world.database.rooms.addMember(userId, roomId);
    }
    await world.sql.query("UPDATE room_members SET role = 'MODERATOR' WHERE room_id = $1 AND user_id = $2", [
      moderated,
      cat.userId,
    ]);
    const deleted = await remove(ann);
    const heirs = new Map(deleted?.rooms.map(({ roomId, heir }) => [roomId, heir && { id: heir.id, role: heir.role }]));
    expect(heirs).toEqual(
      new Map([
        [moderated, { id: cat.userId, role: "OWNER" }],
        [plain, { id: ben.userId, role: "OWNER" }],
        [empty, null],
      ]),
    );
    expect(await membersOf(moderated)).toEqual([
      { id: cat.userId, role: "OWNER" },
      { id: ben.userId, role: "MEMBER" },
    ]);
    await world.database.rooms.addMember(dan.userId, empty);
    expect(await membersOf(empty)).toEqual([{ id: dan.userId, role: "OWNER" }]);
  });

  it("is not to be befriended, blocked, added to a room, banned or promoted any more", async () => {
    const [ann, ben, admin] = [await world.addPerson(), await world.addPerson(), await world.addAdmin()];
    const roomId = await world.addRoom(ann);
    await remove(ben);
    const never = () => {
      throw new Error("nobody is asked");
    };
    expect(await world.database.friends.changeFriendship(ann, ben.userId, never)).toBeNull();
    expect(await world.database.blocks.addBlock(ann, ben.userId)).toBeNull();
    const by = { userId: admin.userId, username: admin.username, sessionId: admin.sessionId, address: null };
    expect(await world.database.moderation.changePerson(by, ben.userId, never)).toBeNull();
    const actor = { ...ann, role: "USER" as const };
    const ref = { roomId, userId: ben.userId };
    expect(await world.database.roomRoles.changeMember(actor, by, ref, never)).toBeNull();
    // who has read that the person is there, and adds them when they are not
    await world.sql.query("INSERT INTO room_members (room_id, user_id) VALUES ($1, $2)", [roomId, ben.userId]);
    expect(await membersOf(roomId)).toEqual([{ id: ann.userId, role: "OWNER" }]);
  });

  it("keeps its name from others for thirty days, whatever its case, and no longer", async () => {
    const ben = await world.addPerson();
    await remove(ben);
    await expect(world.addPerson(ben.username.toUpperCase())).rejects.toThrow("is taken");
    await world.sql.query("UPDATE retired_usernames SET free_at = now() - interval '1 second'");
    expect((await world.addPerson(ben.username)).userId).not.toBe(ben.userId);
  });

  it("keeps its name in the audit", async () => {
    const [admin, ben] = [await world.addAdmin(), await world.addPerson()];
    await world.database.moderation.changePerson(
      { userId: admin.userId, username: admin.username, sessionId: admin.sessionId, address: null },
      ben.userId,
      ({ person }) => ({
        change: { kind: "lift_ban" },
        note: { action: "unban_user", target: { kind: "user", id: person.id, name: person.username }, reason: "x" },
      }),
    );
    await remove(ben);
    const { entries } = await world.database.admin.listAudit(ListAudit.parse({ target: ben.username, limit: 10 }));
    expect(entries).toMatchObject([{ target: { id: ben.userId, name: ben.username } }]);
  });
});

describe("deleting an account", () => {
  it("is refused with another hash, to a session that has ended, and to a banned person, and changes nothing", async () => {
    const ann = await world.addPerson();
    const ended = await world.addSession(ann);
    await world.database.accounts.revokeSession(ended.sessionId);
    expect(await world.database.accounts.deleteAccount(ann, "$argon2id$other")).toBeNull();
    await expect(remove(ended)).rejects.toMatchObject({ reason: "session_ended" });
    await world.sql.query("INSERT INTO user_bans (id, user_id, reason) VALUES ($1, $2, 'spam')", [
      randomUUID(),
      ann.userId,
    ]);
    await expect(remove(ann)).rejects.toMatchObject({ reason: "banned" });
    expect(await world.database.accounts.findAccount(ann.userId)).toMatchObject({ username: ann.username });
  });

  it("is refused to the last admin, and of two who go at once, to one", async () => {
    const own = await openTestWorld();
    try {
      const [one, two] = [await own.addAdmin(), await own.addAdmin()];
      const answers = await Promise.allSettled(
        [one, two].map((admin) => own.database.accounts.deleteAccount(admin, HASH)),
      );
      const refused = answers.filter((answer) => answer.status === "rejected");
      expect(refused).toMatchObject([{ reason: { code: "CONFLICT", reason: "last_admin" } }]);
      const { rows } = await own.sql.query("SELECT count(*)::int AS admins FROM users WHERE role = 'ADMIN'");
      expect(rows).toEqual([{ admins: 1 }]);
    } finally {
      await own.close();
    }
  });

  it("lets nothing be written, joined or opened afterwards, whatever was on its way", async () => {
    for (let round = 0; round < 15; round += 1) {
      const [ann, ben] = [await world.addPerson(), await world.addPerson()];
      const rooms = [await world.addRoom(ann), await world.addRoom(ann), await world.addRoom(ann)];
      for (const roomId of rooms.slice(0, 2)) await world.database.rooms.addMember(ben.userId, roomId);
      const session = { id: uuidv7(), userId: ben.userId, address: "::1", userAgent: "", expiresAt: new Date(4e12) };
      let isGone = false;
      const writeOn = async (roomId: string) => {
        const late: unknown[] = [];
        for (let count = 0; count < 8; count += 1) {
          const beganLate = isGone;
          const [outcome] = await say(ben, roomId);
          if (beganLate && outcome?.kind === "written") late.push(outcome);
        }
        return late;
      };
      const [, late, joined] = await Promise.all([
        remove(ben).then(() => {
          isGone = true;
        }),
        Promise.all(rooms.slice(0, 2).map(writeOn)),
        Promise.allSettled([
          world.database.rooms.addMember(ben.userId, rooms[2] ?? ""),
          world.database.accounts.createSession(session, HASH),
          world.database.friends.changeFriendship(ann, ben.userId, () => "ask"),
        ]),
      ]);
      expect(late.flat()).toEqual([]);
      expect(joined.map(({ status }) => status)).toHaveLength(3);
      const { rows } = await world.sql.query(
        `SELECT (SELECT count(*)::int FROM room_members WHERE user_id = $1) AS memberships,
          (SELECT count(*)::int FROM friends WHERE $1 IN (low_id, high_id)) AS friends,
          (SELECT count(*)::int FROM sessions WHERE user_id = $1 AND revoked_at IS NULL) AS sessions,
          (SELECT count(*)::int FROM rooms AS r WHERE id = ANY ($2)
           AND member_count <> (SELECT count(*) FROM room_members WHERE room_id = r.id)) AS miscounted`,
        [ben.userId, rooms],
      );
      expect(rows).toEqual([{ memberships: 0, friends: 0, sessions: 0, miscounted: 0 }]);
    }
  });
});
