import { COMMAND_LINE, createModerationService, type Moderator } from "@banter/domain";
import {
  createResetToken,
  networkHolds,
  openTestWorld,
  parseNetwork,
  type TestPerson,
  type TestWorld,
} from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, describe, expect, it } from "vitest";

let world: TestWorld;
let admin: TestPerson;
let person: TestPerson;
let announced: number;

beforeEach(async () => {
  await world?.close();
  world = await openTestWorld(); // a world of its own for each test: who is the last admin concerns the whole of it
  [admin, person] = [await world.addAdmin(), await world.addPerson()];
  announced = 0;
});
afterAll(() => world.close());

const service = () =>
  createModerationService({
    changePerson: world.database.moderation.changePerson,
    createResetToken,
    parseNetwork,
    networkHolds,
    announceBans: () => {
      announced += 1;
    },
  });

const as = ({ userId, username, sessionId }: TestPerson): Moderator => ({
  userId,
  username,
  sessionId,
  address: "192.0.2.7",
});
const ban = (by: Moderator, minutes: number | null = null, userId = person.userId) =>
  service().banUser(by, { userId, reason: "Spam", minutes });
const banOf = async (userId: string) => world.database.moderation.findBan(userId);

async function audit(): Promise<Record<string, unknown>[]> {
  const { rows } = await world.sql.query(
    "SELECT action, actor_id, actor_name, target_kind, target_id, target_name, reason, address, details, created_at FROM audit_entries ORDER BY id",
  );
  return rows;
}

describe("a ban", () => {
  it("holds for good without an end, and says who banned and why", async () => {
    expect(await ban(as(admin))).toEqual({
      id: person.userId,
      username: person.username,
      role: "USER",
      ban: {
        reason: "Spam",
        until: null,
        createdAt: expect.any(String),
        bannedBy: { id: admin.userId, username: admin.username },
      },
    });
    expect(await banOf(person.userId)).toEqual({ reason: "Spam", until: null });
    expect(announced).toBe(1);
  });

  it("ends by itself when its time is up", async () => {
    const { ban: held } = await ban(as(admin), 60);
    const leftMs = Date.parse(held?.until ?? "") - Date.parse(held?.createdAt ?? "");
    expect(leftMs).toBe(60 * 60_000);
    await world.sql.query("UPDATE user_bans SET created_at = now() - interval '2 hours', expires_at = now()");
    expect(await banOf(person.userId)).toBeNull();
    expect((await world.database.sessions.findSession(person.sessionId, "127.0.0.1"))?.ban).toBeNull();
  });

  it("takes the place of the one before", async () => {
    await ban(as(admin));
    await ban(as(admin), 60);
    expect(await banOf(person.userId)).toEqual({ reason: "Spam", until: expect.any(String) });
    expect((await audit()).map(({ details }) => details)).toEqual([
      { minutes: null, replacesBan: false },
      { minutes: 60, replacesBan: true },
    ]);
  });

  it("comes with the person's sessions, and in what nodes ask for, until it is lifted", async () => {
    const { asOf } = await world.database.sessions.findEnded(new Date(0));
    await ban(as(admin));
    const told = { reason: "Spam", until: null };
    expect((await world.database.sessions.findSession(person.sessionId, "127.0.0.1"))?.ban).toEqual(told);
    expect((await world.database.sessions.findEnded(asOf)).bans).toEqual([{ userId: person.userId, ban: told }]);
    await service().unbanUser(as(admin), { userId: person.userId, reason: "Sorry" });
    expect((await world.database.sessions.findSession(person.sessionId, "127.0.0.1"))?.ban).toBeNull();
    expect((await world.database.sessions.findEnded(asOf)).bans).toEqual([]);
  });

  it("is refused for admins, for oneself, by people who are no admins (any more), and for nobody", async () => {
    const other = await world.addAdmin();
    await expect(ban(as(admin), null, other.userId)).rejects.toMatchObject({ reason: "admin_protected" });
    await expect(ban(as(admin), null, admin.userId)).rejects.toMatchObject({ reason: "own_account" });
    await expect(ban(COMMAND_LINE, null, admin.userId)).rejects.toMatchObject({ reason: "admin_protected" });
    await expect(ban(as(person), null, other.userId)).rejects.toMatchObject({ reason: "admins_only" });
    await expect(ban(as(admin), null, uuidv7())).rejects.toMatchObject({ code: "NOT_FOUND" });
    await service().setRole(as(admin), { userId: other.userId, role: "USER", reason: "Left" });
    await expect(ban(as(other))).rejects.toMatchObject({ reason: "admins_only" });
    expect(await banOf(person.userId)).toBeNull();
    expect((await audit()).map(({ action }) => action)).toEqual(["demote_user"]);
    expect(announced).toBe(0);
  });
});

describe("a ban of a person and their addresses", () => {
  const banBoth = (address: string, whom = person) =>
    service().banUser(as(admin), {
      userId: whom.userId,
      reason: "Spam",
      minutes: null,
      addressBan: { addresses: [address], minutes: 60 },
    });
  const addressBans = async () => (await world.database.addressBans.findAddressBanChanges(null)).changes;

  it("is one act: both hold, and both are in the audit", async () => {
    expect(await banBoth("198.51.100.7")).toMatchObject({ ban: { reason: "Spam", until: null } });
    expect(await addressBans()).toMatchObject([
      { network: "198.51.100.7/32", reason: "Spam", until: expect.any(String) },
    ]);
    expect((await audit()).map(({ action }) => action)).toEqual(["ban_address", "ban_user"]);
    expect(announced).toBe(1);
  });

  it("takes the place of bans before, of either", async () => {
    await banBoth("198.51.100.7");
    await banBoth("198.51.100.7");
    expect(await addressBans()).toHaveLength(1);
  });

  it.each([
    ["an address that the admin uses", "192.0.2.0/24", "CONFLICT"],
    ["too wide a network", "0.0.0.0/0", "INVALID"],
    ["what is no address", "nowhere", "INVALID"],
  ])("does nothing at all with %s", async (_, address, code) => {
    await expect(banBoth(address)).rejects.toMatchObject({ code });
    expect(await banOf(person.userId)).toBeNull();
    expect(await addressBans()).toEqual([]);
    expect(await audit()).toEqual([]);
    expect(announced).toBe(0);
  });

  it("bans no address when the person cannot be banned", async () => {
    await expect(banBoth("198.51.100.7", await world.addAdmin())).rejects.toMatchObject({ reason: "admin_protected" });
    expect(await addressBans()).toEqual([]);
  });
});

describe("a banned person", () => {
  it("can no longer edit, delete, join or write, under a session that was live a moment ago", async () => {
    const roomId = await world.addRoom(person);
    const otherRoomId = await world.addRoom(admin);
    const draft = { roomId, authorId: person.userId, sessionId: person.sessionId, body: "hello" };
    const [written] = await world.database.messages.writeMessages([{ ...draft, id: uuidv7(), clientId: uuidv7() }]);
    if (written?.kind !== "written") throw new Error("not written");
    await ban(as(admin));

    const banned = { code: "FORBIDDEN", reason: "banned", ban: { reason: "Spam", until: null } };
    const change = () => world.database.messages.changeMessage(person, written.message.id, () => ({ kind: "delete" }));
    await expect(change()).rejects.toMatchObject(banned);
    await expect(world.database.rooms.addMember(person.userId, otherRoomId)).rejects.toMatchObject(banned);
    const again = await world.database.messages.writeMessages([{ ...draft, id: uuidv7(), clientId: uuidv7() }]);
    expect(again).toEqual([{ kind: "banned" }]);
    expect((await world.history(admin, otherRoomId)).length).toBe(0);
    expect((await world.history(person, roomId)).map(({ body }) => body)).toEqual(["hello"]);
  });
});

describe("roles", () => {
  const setRole = (by: Moderator, { userId }: TestPerson, role: "USER" | "ADMIN") =>
    service().setRole(by, { userId, role, reason: "Because" });

  it("are given by the command line and by admins, and not to somebody who is banned", async () => {
    expect(await setRole(COMMAND_LINE, person, "ADMIN")).toMatchObject({ role: "ADMIN" });
    const third = await world.addPerson();
    expect(await setRole(as(person), third, "ADMIN")).toMatchObject({ role: "ADMIN" });
    const fourth = await world.addPerson();
    await ban(as(admin), null, fourth.userId);
    await expect(setRole(as(admin), fourth, "ADMIN")).rejects.toMatchObject({ reason: "target_banned" });
    await expect(setRole(as(fourth), person, "USER")).rejects.toMatchObject({ reason: "banned" });
    await expect(setRole(as(await world.addPerson()), person, "USER")).rejects.toMatchObject({ reason: "admins_only" });
  });

  it("are changed once, and recorded once, however often that is asked", async () => {
    for (let time = 0; time < 3; time += 1) await setRole(as(admin), person, "ADMIN");
    expect((await audit()).map(({ action }) => action)).toEqual(["promote_user"]);
  });

  it("leave the last admin one, also for the command line", async () => {
    await expect(setRole(as(admin), admin, "USER")).rejects.toMatchObject({ code: "CONFLICT", reason: "last_admin" });
    await expect(setRole(COMMAND_LINE, admin, "USER")).rejects.toMatchObject({ reason: "last_admin" });
    await expect(world.sql.query("DELETE FROM users WHERE id = $1", [admin.userId])).rejects.toMatchObject({
      code: "BN001",
    });
    expect(await audit()).toEqual([]);
  });

  it("leave one admin when all of them demote each other at the same moment", async () => {
    const admins = [admin, await world.addAdmin(), await world.addAdmin(), await world.addAdmin()];
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.allSettled(
        admins.map((one, index) => setRole(as(one), admins[(index + 1) % admins.length] ?? one, "USER")),
      );
      for (const answer of answers) {
        if (answer.status === "rejected") {
          expect(["last_admin", "admins_only"]).toContain((answer.reason as { reason?: string }).reason);
        }
      }
      const { rows } = await world.sql.query("SELECT count(*)::int AS admins FROM users WHERE role = 'ADMIN'");
      expect(rows[0].admins).toBeGreaterThanOrEqual(1);
      for (const one of admins) await setRole(COMMAND_LINE, one, "ADMIN");
    }
  });

  it("leave one admin when two demote themselves at the same moment", async () => {
    const admins = [admin, await world.addAdmin()];
    const answers = await Promise.allSettled(admins.map((one) => setRole(as(one), one, "USER")));
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("the audit", () => {
  it("keeps who did what to whom, why, from where and when", async () => {
    await ban(as(admin), 60);
    await service().unbanUser(COMMAND_LINE, { userId: person.userId, reason: "Sorry" });
    const target = { target_kind: "user", target_id: person.userId, target_name: person.username };
    expect(await audit()).toEqual([
      {
        action: "ban_user",
        actor_id: admin.userId,
        actor_name: admin.username,
        ...target,
        reason: "Spam",
        address: "192.0.2.7",
        details: { minutes: 60, replacesBan: false },
        created_at: expect.any(Date),
      },
      {
        action: "unban_user",
        actor_id: null,
        actor_name: "command line",
        ...target,
        reason: "Sorry",
        address: null,
        details: { banReason: "Spam" },
        created_at: expect.any(Date),
      },
    ]);
  });

  it.each([
    ["changed", "UPDATE audit_entries SET reason = 'nothing'"],
    ["deleted", "DELETE FROM audit_entries"],
    ["emptied", "TRUNCATE audit_entries"],
  ])("cannot be %s, not even by the owner of the table", async (_, statement) => {
    await ban(as(admin));
    await expect(world.sql.query(statement)).rejects.toMatchObject({ code: "42501" });
    expect(await audit()).toHaveLength(1);
  });

  it("says nothing of an act that failed, and no act stands that it could not record", async () => {
    await world.sql.query("ALTER TABLE audit_entries ADD CONSTRAINT full_up CHECK (false) NOT VALID");
    await expect(ban(as(admin))).rejects.toThrow(/full_up/);
    expect(await banOf(person.userId)).toBeNull();
  });
});
