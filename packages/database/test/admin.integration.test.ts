import { setTimeout as sleep } from "node:timers/promises";
import { COMMAND_LINE, createAdminService, createModerationService, type Moderator } from "@banter/domain";
import { AuditFilter, ListAudit, ListBans, ListPeople } from "@banter/protocol";
import {
  createResetToken,
  networkHolds,
  openTestWorld,
  parseNetwork,
  type TestPerson,
  type TestWorld,
} from "@banter/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditInsert } from "../src/audit-log.ts";

let world: TestWorld;
let admin: TestPerson;
let people: TestPerson[];

beforeAll(async () => {
  world = await openTestWorld();
  admin = await world.addAdmin();
  people = [];
  for (const name of ["anna", "Ann", "ann_b", "ann1", "Bob", "annz"]) people.push(await world.addPerson(name));
});
afterAll(() => world.close());

const admins = () =>
  createAdminService({
    ...world.database.admin,
    listAddressBans: world.database.addressBans.listAddressBans,
    parseNetwork,
  });
const moderation = () =>
  createModerationService({
    changePerson: world.database.moderation.changePerson,
    createResetToken,
    parseNetwork,
    networkHolds,
    announceBans: () => {},
  });
const by = () => ({ ...admin, address: "192.0.2.7" });

/** All pages of a list, `limit` at a time. */
async function readAll<Page extends { nextCursor: string | null }, Item>(
  read: (cursor: string | undefined) => Promise<Page>,
  itemsOf: (page: Page) => Item[],
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...itemsOf(page));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

describe("the list of people", () => {
  const names = (search: string, limit: number, role: "ALL" | "ADMIN" = "ALL") =>
    readAll(
      (cursor) => admins().people(by(), ListPeople.parse({ search, limit, role, ...(cursor && { cursor }) })),
      (page) => page.people.map(({ username }) => username),
    );

  it("is searched by the beginning of a name, without regard to case, and comes whole in pages of any size", async () => {
    const expected = ["Ann", "ann1", "ann_b", "anna", "annz"];
    for (const limit of [1, 2, 3, 5, 100]) expect(await names("aNN", limit)).toEqual(expected);
    expect(await names("ann_", 10)).toEqual(["ann_b"]);
    expect(await names("%", 10)).toEqual([]);
    expect(await names("", 2)).toHaveLength(7);
    expect(await names("", 10, "ADMIN")).toEqual([admin.username]);
  });

  it("says who is banned", async () => {
    const bob = people[4] as TestPerson;
    await moderation().banUser(by(), { userId: bob.userId, reason: "Spam", minutes: null });
    const { people: listed } = await admins().people(by(), ListPeople.parse({ search: "bob" }));
    expect(listed).toMatchObject([{ username: "Bob", ban: { reason: "Spam" }, seenAt: expect.any(String) }]);
  });
});

describe("one person", () => {
  it("comes with live sessions, all bans, and the number of rooms and friends", async () => {
    const person = await world.addPerson();
    await world.addSession(person);
    await world.addSession(person, { expired: true });
    await world.addRoom(person);
    const { userId } = person;
    await moderation().banUser(by(), { userId, reason: "First", minutes: null });
    await moderation().unbanUser(by(), { userId, reason: "Sorry" });
    await moderation().banUser(by(), { userId, reason: "Second", minutes: 60 });
    const details = await admins().person(by(), { userId });
    expect(details).toMatchObject({ username: person.username, roomsCount: 1, friendsCount: 0, role: "USER" });
    expect(details.sessions).toHaveLength(2);
    expect(details.bans.map(({ reason, liftedAt }) => [reason, liftedAt !== null])).toEqual([
      ["Second", false],
      ["First", true],
    ]);
  });

  it("can be logged out everywhere", async () => {
    const person = await world.addPerson();
    const { asOf } = await world.database.sessions.findEnded(new Date(0));
    await sleep(2); // moments are kept in whole milliseconds
    await moderation().endSessions(by(), { userId: person.userId, reason: "Asked for it" });
    expect((await world.database.sessions.findEnded(asOf)).sessionIds).toEqual([person.sessionId]);
    expect((await admins().person(by(), { userId: person.userId })).sessions).toEqual([]);
  });
});

describe("a link to choose a new password", () => {
  const create = async (person: TestPerson, moderator: Moderator = by()) =>
    moderation().createPasswordReset(moderator, { userId: person.userId, reason: "Forgot it" });
  const digest = async (token: string) =>
    new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token)));

  it("is kept as a digest, works once, and ends the sessions", async () => {
    const person = await world.addPerson();
    const { token } = await create(person);
    const { rows } = await world.sql.query("SELECT * FROM password_resets WHERE user_id = $1", [person.userId]);
    expect(JSON.stringify(rows)).not.toContain(token);
    const accounts = world.database.accounts;
    expect(await accounts.findPasswordReset(await digest(token))).toEqual({ username: person.username });
    const uses = await Promise.all(
      [1, 2, 3].map(async () => accounts.usePasswordReset(await digest(token), "$argon2id$new")),
    );
    expect(uses.filter(Boolean)).toHaveLength(1);
    expect((await accounts.findCredentials(person.username))?.passwordHash).toBe("$argon2id$new");
    expect((await world.database.sessions.findSession(person.sessionId, "127.0.0.1"))?.revokedAt).toBeInstanceOf(Date);
    expect(await accounts.findPasswordReset(await digest(token))).toBeNull();
  });

  it("does not work when it has expired, or once there is a newer one", async () => {
    const person = await world.addPerson();
    const [first, second] = [await create(person), await create(person)];
    expect(await world.database.accounts.findPasswordReset(await digest(first.token))).toBeNull();
    await world.sql.query(
      "UPDATE password_resets SET created_at = now() - interval '2 days', expires_at = now() WHERE user_id = $1",
      [person.userId],
    );
    expect(await world.database.accounts.usePasswordReset(await digest(second.token), "$argon2id$x")).toBe(false);
  });

  it("is not made for another admin or for oneself, except from the command line", async () => {
    const other = await world.addAdmin();
    await expect(create(other)).rejects.toMatchObject({ reason: "admin_protected" });
    await expect(create(admin)).rejects.toMatchObject({ code: "FORBIDDEN", reason: "own_account" });
    expect((await create(other, COMMAND_LINE)).token).toHaveLength(43);
    expect((await create(admin, COMMAND_LINE)).token).toHaveLength(43);
  });

  it("does not work any more for one who has become an admin", async () => {
    const person = await world.addPerson();
    const { token } = await create(person);
    await moderation().setRole(by(), { userId: person.userId, role: "ADMIN", reason: "Trusted" });
    const { findPasswordReset, usePasswordReset } = world.database.accounts;
    expect(await findPasswordReset(await digest(token))).toBeNull();
    expect(await usePasswordReset(await digest(token), "$argon2id$x")).toBe(false);
    await moderation().setRole(COMMAND_LINE, { userId: person.userId, role: "USER", reason: "Left" });
  });

  it("is refused to a banned person with the reason and the end, and works once the ban is lifted", async () => {
    const person = await world.addPerson();
    const { token } = await create(person);
    await moderation().banUser(by(), { userId: person.userId, reason: "Spam", minutes: 60 });
    const use = async () => world.database.accounts.usePasswordReset(await digest(token), "$argon2id$x");
    await expect(use()).rejects.toMatchObject({
      reason: "banned",
      ban: { reason: "Spam", until: expect.any(String) },
    });
    await moderation().unbanUser(by(), { userId: person.userId, reason: "Sorry" });
    expect(await use()).toBe(true);
  });
});

describe("the lists of bans", () => {
  it("name what holds, newest first, in pages of any size", async () => {
    const banned: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const person = await world.addPerson();
      await moderation().banUser(by(), { userId: person.userId, reason: "Flood", minutes: 60 });
      banned.unshift(person.userId);
    }
    const [lifted] = banned;
    await moderation().unbanUser(by(), { userId: lifted ?? "", reason: "Sorry" });
    for (const limit of [1, 2, 100]) {
      const bans = await readAll(
        (cursor) => admins().userBans(by(), ListBans.parse({ limit, ...(cursor && { cursor }) })),
        (page) => page.bans,
      );
      const found = bans.filter(({ reason }) => reason === "Flood").map(({ user }) => user.id);
      expect(found).toEqual(banned.slice(1));
    }
  });
});

describe("the audit", () => {
  const find = (filter: Partial<AuditFilter>, limit = 50) =>
    readAll(
      (cursor) => admins().audit(by(), ListAudit.parse({ ...filter, limit, ...(cursor && { cursor }) })),
      (page) => page.entries,
    );

  it("is searched by who, what, whom and when, newest first, in pages of any size", async () => {
    const whom = await world.addPerson("Whom_it_hit");
    const reasons = ["one", "two", "three"];
    for (const reason of reasons) {
      await moderation().banUser(by(), { userId: whom.userId, reason, minutes: null });
    }
    await moderation().unbanUser(COMMAND_LINE, { userId: whom.userId, reason: "four" });
    for (const limit of [1, 2, 50]) {
      const found = await find({ target: "whom_IT" }, limit);
      expect(found.map(({ reason }) => reason)).toEqual(["four", "three", "two", "one"]);
    }
    const reasonsOf = async (filter: Partial<AuditFilter>) =>
      (await find({ target: "whom", ...filter })).map(({ reason }) => reason);
    expect(await reasonsOf({ actor: "Command" })).toEqual(["four"]);
    expect(await reasonsOf({ actor: admin.username.slice(0, 5), action: "ban_user" })).toEqual(["three", "two", "one"]);
    const today = new Date().toISOString().slice(0, 10);
    expect(await reasonsOf({ from: today, to: today })).toHaveLength(4);
    expect(await reasonsOf({ from: "2001-01-01", to: "2001-01-02" })).toEqual([]);
    expect(await reasonsOf({ target: "whom%" })).toEqual([]);
  });

  it("is searched by the room that something was done to, or in, as it was called then", async () => {
    const acts = [
      ["archive_room", "room", "Orchard 1", {}],
      ["kick_member", "user", "Orchard fan", { roomName: "orchard 2" }],
      ["delete_message", "user", "somebody", { roomName: "" }],
      ["ban_user", "user", "Orchard fan", {}],
    ] as const;
    for (const [action, kind, name, details] of acts) {
      const note = { action, target: { kind, id: null, name }, reason: "", details };
      await world.sql.query(auditInsert(by(), note));
    }
    const actsIn = async (room: string) => (await find({ room })).map(({ action }) => action);
    expect(await actsIn("ORCHARD")).toEqual(["kick_member", "archive_room"]);
    expect(await actsIn("Orchard 1")).toEqual(["archive_room"]);
    expect(await actsIn("chard")).toEqual([]);
  });

  it("is searched by where it was done from: an address, in any spelling, or a network that holds it", async () => {
    const whom = await world.addPerson();
    const banFrom = (address: string) =>
      moderation().banUser({ ...admin, address }, { userId: whom.userId, reason: address, minutes: null });
    for (const address of ["198.51.100.7", "198.51.100.77", "2001:db8:5::1", "2001:db8:5:1::1"]) await banFrom(address);
    await moderation().unbanUser(COMMAND_LINE, { userId: whom.userId, reason: "from nowhere" });
    const from = async (address: string) => (await find({ address })).map(({ reason }) => reason);
    expect(await from(" 198.51.100.7 ")).toEqual(["198.51.100.7"]);
    expect(await from("::ffff:198.51.100.7")).toEqual(["198.51.100.7"]);
    expect(await from("198.51.100.0/24")).toEqual(["198.51.100.77", "198.51.100.7"]);
    expect(await from("2001:DB8:5:0::9")).toEqual(["2001:db8:5::1"]);
    expect(await from("2001:db8:5::/48")).toEqual(["2001:db8:5:1::1", "2001:db8:5::1"]);
  });

  it("refuses to look for what is no address, also before it exports anything", async () => {
    const refusal = { code: "INVALID", issues: [{ path: "address", message: expect.stringContaining('"198.51"') }] };
    await expect(find({ address: "198.51" })).rejects.toMatchObject(refusal);
    expect(() => admins().exportAudit(by(), AuditFilter.parse({ address: "198.51" }))).toThrow(
      expect.objectContaining(refusal),
    );
  });

  it("is exported whole", async () => {
    const all = await find({});
    const exported: string[] = [];
    for await (const page of admins().exportAudit(by(), AuditFilter.parse({}))) {
      exported.push(...page.map(({ id }) => id));
    }
    expect(exported).toEqual(all.map(({ id }) => id));
    expect(exported.length).toBeGreaterThan(5);
  });
});
