import { createHash, randomBytes } from "node:crypto";
import { createRoomInviteService, createRoomRoleService, createRoomService } from "@banter/domain";
import { LIMITS } from "@banter/protocol";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

let world: TestWorld;
let owner: TestPerson;
let moderator: TestPerson;
let member: TestPerson;
let stranger: TestPerson;
let admin: TestPerson;
let roomId: string;
const announced: string[] = [];

const digest = (token: string) => createHash("sha256").update(token).digest();
const as = (person: TestPerson) => ({ ...person, role: person === admin ? ("ADMIN" as const) : ("USER" as const) });
const origin = { address: "192.0.2.1", userAgent: "test" };
const announcer = {
  memberJoined: () => announced.push("joined"),
  memberLeft: () => announced.push("left"),
  roomArchived() {},
  roomChanged() {},
  memberChanged: () => announced.push("changed"),
  roomJoined: () => announced.push("room_joined"),
  roomLeft: (_userId: string, _roomId: string, reason?: string) => announced.push(`room_left ${reason}`),
  newMessages() {},
  newDirectMessages() {},
  messagesChanged() {},
  roomsRead() {},
  friendRequested() {},
  friendAccepted() {},
  friendRemoved() {},
  typing() {},
};

function service() {
  const ports = { ...world.database.roomRoles, findRoom: world.database.rooms.findRoom, announcer };
  const roles = createRoomRoleService({
    ...ports,
    untilNodesKnow: world.database.access.untilNodesKnow,
    announceAccessChange() {},
  });
  const invites = createRoomInviteService({
    ...ports,
    ...world.database.roomInvites,
    findUserId: world.database.moderation.findUserId,
    digestToken: digest,
    createToken() {
      const token = randomBytes(32).toString("base64url");
      return { token, tokenSha256: digest(token) };
    },
  });
  return { ...roles, ...invites };
}

const rooms = () => createRoomService({ ...world.database.rooms, announcer });
const kick = (by: TestPerson, whom: TestPerson) =>
  service().kick(as(by), origin, { roomId, userId: whom.userId, reason: "" });
const ban = (by: TestPerson, whom: TestPerson, reason = "Spam") =>
  service().ban(as(by), origin, { roomId, userId: whom.userId, reason });
const setRole = (by: TestPerson, whom: TestPerson, role: "MODERATOR" | "MEMBER") =>
  service().setRole(as(by), origin, { roomId, userId: whom.userId, role });

async function befriend(one: TestPerson, other: TestPerson): Promise<void> {
  await world.sql.query(
    `INSERT INTO friends (low_id, high_id, status, requester_id, accepted_at)
     VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), 'ACCEPTED', $1, now())`,
    [one.userId, other.userId],
  );
}

async function roles(): Promise<Record<string, string>> {
  const { members } = await world.database.rooms.listMembers({ roomId, limit: 50 });
  const room = await world.database.rooms.findRoom(owner.userId, roomId);
  expect(room?.memberCount).toBe(members.length);
  return Object.fromEntries(members.map(({ username, role }) => [username, role]));
}

/** In the order in which they were written, under the room's lock; created_at is when their transaction began. */
const audited = async () => {
  const { rows } = await world.sql.query<{ action: string; target_id: string; details: unknown }>(
    "SELECT action, target_id, details FROM audit_entries WHERE details ->> 'roomId' = $1 ORDER BY ctid",
    [roomId],
  );
  return rows;
};

const ROLE = { code: "FORBIDDEN", reason: "room_role" };

beforeAll(async () => {
  world = await openTestWorld();
  admin = await world.addAdmin();
});
afterAll(() => world.close());
beforeEach(async () => {
  announced.length = 0;
  [owner, moderator, member, stranger] = await Promise.all([
    world.addPerson(),
    world.addPerson(),
    world.addPerson(),
    world.addPerson(),
  ]);
  roomId = await world.addRoom(owner);
  for (const { userId } of [moderator, member]) await world.database.rooms.addMember(userId, roomId);
  await setRole(owner, moderator, "MODERATOR");
});

describe("putting somebody out", () => {
  it("is for those above them, and never of the owner", async () => {
    await expect(kick(member, moderator)).rejects.toMatchObject(ROLE);
    await expect(kick(stranger, member)).rejects.toMatchObject(ROLE);
    await expect(kick(moderator, owner)).rejects.toMatchObject(ROLE);
    await expect(kick(admin, owner)).rejects.toMatchObject(ROLE);
    await expect(ban(member, stranger)).rejects.toMatchObject(ROLE);
    expect(Object.keys(await roles())).toHaveLength(3);
    await kick(moderator, member);
    await kick(owner, moderator);
    expect(await roles()).toEqual({ [owner.username]: "OWNER" });
    expect((await audited()).map(({ action }) => action)).toEqual(["change_member_role", "kick_member", "kick_member"]);
    expect(announced).toContain("room_left kicked");
  });

  it("lets the kicked come back, and the banned not, by no way, until the ban is lifted", async () => {
    await befriend(owner, stranger);
    await kick(owner, member);
    await rooms().join(as(member), { roomId });
    await ban(moderator, member);
    await ban(moderator, stranger, "");
    const { token } = await service().createInvite(as(owner), origin, { roomId, minutes: 5, maxUses: 5 });
    for (const person of [member, stranger]) {
      const refused = { code: "FORBIDDEN", reason: "banned_from_room" };
      await expect(rooms().join(as(person), { roomId })).rejects.toMatchObject(refused);
      await expect(service().acceptInvite(as(person), token)).rejects.toMatchObject(refused);
      await expect(service().invite(as(owner), origin, { roomId, username: person.username })).rejects.toMatchObject({
        code: "FORBIDDEN",
        reason: "cannot_be_invited",
      });
    }
    const { bans } = await service().bans(as(moderator), { roomId });
    expect(new Map(bans.map(({ id, reason }) => [id, reason]))).toEqual(
      new Map([
        [stranger.userId, ""],
        [member.userId, "Spam"],
      ]),
    );
    await expect(service().bans(as(member), { roomId })).rejects.toMatchObject(ROLE);
    await service().unban(as(moderator), origin, { roomId, userId: member.userId, reason: "" });
    expect((await rooms().join(as(member), { roomId })).myRole).toBe("MEMBER");
  });

  it("is judged by the roles that hold when it commits", async () => {
    await Promise.allSettled([setRole(owner, moderator, "MEMBER"), kick(moderator, member)]);
    const after = await audited();
    const demotedAt = after.findIndex(({ target_id }, index) => index > 0 && target_id === moderator.userId);
    const kickedAt = after.findIndex(({ action }) => action === "kick_member");
    expect(kickedAt === -1 || kickedAt < demotedAt).toBe(true);
    await expect(kick(moderator, owner)).rejects.toMatchObject(ROLE);
  });

  it("does nothing under a session that has ended", async () => {
    await world.sql.query("UPDATE sessions SET revoked_at = now() WHERE id = $1", [owner.sessionId]);
    await expect(kick(owner, member)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(Object.keys(await roles())).toHaveLength(3);
  });

  it("says nothing of a private room to those who are not in it", async () => {
    roomId = await world.addRoom(owner, "PRIVATE");
    await expect(kick(stranger, owner)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(service().invites(as(stranger), { roomId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("roles", () => {
  it("are the owner's to give and take", async () => {
    await expect(setRole(moderator, member, "MODERATOR")).rejects.toMatchObject(ROLE);
    await expect(setRole(member, member, "MODERATOR")).rejects.toMatchObject(ROLE);
    await setRole(owner, member, "MODERATOR");
    await setRole(admin, moderator, "MEMBER");
    expect(await roles()).toEqual({
      [owner.username]: "OWNER",
      [member.username]: "MODERATOR",
      [moderator.username]: "MEMBER",
    });
    await expect(setRole(owner, owner, "MEMBER")).rejects.toMatchObject(ROLE);
    await expect(setRole(owner, stranger, "MODERATOR")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("pass with the room, which has one owner at any time, also when it is handed to two at once", async () => {
    const transfer = (whom: TestPerson) => service().transfer(as(owner), origin, { roomId, userId: whom.userId });
    const settled = await Promise.allSettled([transfer(member), transfer(moderator)]);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const after = await roles();
    expect(Object.values(after).filter((role) => role === "OWNER")).toHaveLength(1);
    expect(after[owner.username]).toBe("MODERATOR");
  });
});

describe("inviting", () => {
  it("by name makes a friend a member of a private room, and is for owner and moderators", async () => {
    roomId = await world.addRoom(owner, "PRIVATE");
    await befriend(stranger, owner);
    const { username } = stranger;
    await service().invite(as(owner), origin, { roomId, username: username.toUpperCase() });
    await service().invite(as(owner), origin, { roomId, username });
    expect(await roles()).toEqual({ [owner.username]: "OWNER", [username]: "MEMBER" });
    await expect(service().invite(as(stranger), origin, { roomId, username: member.username })).rejects.toMatchObject(
      ROLE,
    );
    await expect(service().invite(as(owner), origin, { roomId, username: "no_such_one" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(announced.filter((event) => event === "joined")).toHaveLength(1);
  });

  it("by name is in the audit once, with the room and from where", async () => {
    roomId = await world.addRoom(owner, "PRIVATE", "The shed");
    await befriend(admin, stranger);
    for (let n = 0; n < 2; n += 1) {
      await service().invite(as(admin), origin, { roomId, username: stranger.username });
    }
    const { rows } = await world.sql.query(
      "SELECT action, actor_id, target_id, address, details FROM audit_entries WHERE details ->> 'roomId' = $1",
      [roomId],
    );
    expect(rows).toEqual([
      {
        action: "add_member",
        actor_id: admin.userId,
        target_id: stranger.userId,
        address: origin.address,
        details: { roomId, roomName: "The shed" },
      },
    ]);
  });

  it("by name ends alike for somebody who blocks the inviter and for anybody else who is no friend", async () => {
    const nobodysFriend = await world.addPerson();
    await befriend(owner, stranger);
    await world.database.blocks.addBlock(stranger, owner.userId);
    const invite = (by: TestPerson, { username }: TestPerson) =>
      service()
        .invite(as(by), origin, { roomId, username })
        .catch((error: unknown) => error);
    const refusal = await invite(owner, nobodysFriend);
    expect(refusal).toMatchObject({ code: "FORBIDDEN", reason: "cannot_be_invited" });
    for (const [by, whom] of [
      [owner, stranger],
      [admin, stranger],
      [moderator, nobodysFriend],
    ] as const) {
      expect(await invite(by, whom)).toEqual(refusal);
    }
    expect(Object.keys(await roles())).toHaveLength(3);
  });

  it("by a link lets in as many as it says, once each, and is kept as a digest only", async () => {
    roomId = await world.addRoom(owner, "PRIVATE", "The shed");
    const { token, ...invite } = await service().createInvite(as(owner), origin, { roomId, minutes: 60, maxUses: 2 });
    const { rows } = await world.sql.query("SELECT * FROM room_invites WHERE id = $1", [invite.id]);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await service().previewInvite(as(stranger), token)).toMatchObject({
      roomName: "The shed",
      memberCount: 1,
      isMember: false,
      invitedBy: { username: owner.username },
    });
    await service().acceptInvite(as(stranger), token);
    expect((await service().acceptInvite(as(stranger), token)).room.myRole).toBe("MEMBER");
    const late = await Promise.allSettled(
      [member, moderator].map((person) => service().acceptInvite(as(person), token)),
    );
    expect(late.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(service().previewInvite(as(admin), token)).rejects.toMatchObject({ reason: "invite_ended" });
    expect(Object.keys(await roles())).toHaveLength(3);
  });

  it("by a link is in the audit when it is made and when it is taken back, once each", async () => {
    roomId = await world.addRoom(owner, "PRIVATE", "The shed");
    const { id: inviteId } = await service().createInvite(as(owner), origin, { roomId, minutes: 60, maxUses: 2 });
    for (let n = 0; n < 2; n += 1) await service().revokeInvite(as(owner), origin, { roomId, inviteId });
    const { rows } = await world.sql.query(
      "SELECT action, actor_id, target_kind, target_name, address, details FROM audit_entries WHERE target_id = $1 ORDER BY id",
      [roomId],
    );
    const target = { target_kind: "room", target_name: "The shed", address: origin.address };
    expect(rows).toEqual([
      { action: "create_invite", actor_id: owner.userId, ...target, details: { inviteId, minutes: 60, maxUses: 2 } },
      { action: "revoke_invite", actor_id: owner.userId, ...target, details: { inviteId } },
    ]);
  });

  it("by a link ends when it expires or is taken back", async () => {
    const invite = () => service().createInvite(as(moderator), origin, { roomId, minutes: 1, maxUses: 5 });
    const [expired, revoked] = [await invite(), await invite()];
    await world.sql.query(
      "UPDATE room_invites SET created_at = now() - interval '1 h', expires_at = now() WHERE id = $1",
      [expired.id],
    );
    await expect(service().revokeInvite(as(member), origin, { roomId, inviteId: revoked.id })).rejects.toMatchObject(
      ROLE,
    );
    await service().revokeInvite(as(owner), origin, { roomId, inviteId: revoked.id });
    for (const { token } of [expired, revoked]) {
      await expect(service().acceptInvite(as(stranger), token)).rejects.toMatchObject({ reason: "invite_ended" });
    }
    expect(await service().invites(as(owner), { roomId })).toEqual({ invites: [] });
  });

  it.each<[string, () => Promise<unknown>, (() => Promise<unknown>)?]>([
    [
      "is no moderator any more",
      () => setRole(owner, moderator, "MEMBER"),
      () => setRole(owner, moderator, "MODERATOR"),
    ],
    ["was put out of the room", () => kick(owner, moderator)],
    ["is banned from the room", () => ban(owner, moderator)],
    [
      "is banned from Banter",
      () =>
        world.sql.query("INSERT INTO user_bans (id, user_id, reason) VALUES ($1, $2, 'x')", [
          uuidv7(),
          moderator.userId,
        ]),
      () => world.sql.query("UPDATE user_bans SET lifted_at = now() WHERE user_id = $1", [moderator.userId]),
    ],
    [
      "has deleted their account",
      () =>
        world.database.accounts.deleteAccount(
          { userId: moderator.userId, sessionId: moderator.sessionId },
          "$argon2id$unused",
        ),
    ],
  ])("by a link does nothing while its maker %s", async (_, loseRight, regainRight) => {
    const { token } = await service().createInvite(as(moderator), origin, { roomId, minutes: 60, maxUses: 5 });
    await loseRight();
    const ended = { code: "NOT_FOUND", reason: "invite_ended" };
    await expect(service().previewInvite(as(stranger), token)).rejects.toMatchObject(ended);
    await expect(service().acceptInvite(as(stranger), token)).rejects.toMatchObject(ended);
    expect(await service().invites(as(owner), { roomId })).toEqual({ invites: [] });
    if (!regainRight) return;
    await regainRight();
    expect((await service().acceptInvite(as(stranger), token)).room.myRole).toBe("MEMBER");
  });

  it("by a link is for owner and moderators, and bounded", async () => {
    const input = { roomId, minutes: 5, maxUses: 1 };
    await expect(service().createInvite(as(member), origin, input)).rejects.toMatchObject(ROLE);
    await expect(service().createInvite({ ...as(member), role: "ADMIN" }, origin, input)).rejects.toMatchObject(ROLE);
    for (let n = 0; n < LIMITS.invitesPerRoom; n += 1) await service().createInvite(as(owner), origin, input);
    await expect(service().createInvite(as(owner), origin, input)).rejects.toMatchObject({ reason: "too_many" });
    await expect(service().acceptInvite(as(stranger), uuidv7())).rejects.toMatchObject({ reason: "invite_ended" });
  });
});
