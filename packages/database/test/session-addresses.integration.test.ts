import { ADDRESS_SEEN_DAYS, createAddressBanService, type Moderator, OWN_ADDRESS_DAYS } from "@banter/domain";
import { networkHolds, openTestWorld, parseNetwork, type TestPerson, type TestWorld } from "@banter/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ADDRESSES_PER_SESSION } from "../src/session-addresses.ts";

/** Where everybody of a test world logs in. */
const HOME = "127.0.0.1";

let world: TestWorld;
let ann: TestPerson;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.sql.query("DELETE FROM ip_bans");
  await world.sql.query("DELETE FROM session_addresses");
  ann = await world.addPerson();
});

const use = ({ sessionId }: TestPerson, address: string) => world.database.sessions.findSession(sessionId, address);

/** Has all that is known of somebody happen so much earlier. */
const letPass = async ({ userId }: TestPerson, time: string) => {
  await world.sql.query("UPDATE sessions SET created_at = created_at - $2::interval WHERE user_id = $1", [
    userId,
    time,
  ]);
  await world.sql.query(
    `UPDATE session_addresses SET last_seen_at = last_seen_at - $2::interval
     FROM sessions WHERE sessions.id = session_id AND user_id = $1`,
    [userId, time],
  );
};

async function noted({ sessionId }: TestPerson): Promise<string[]> {
  const { rows } = await world.sql.query<{ address: string }>(
    "SELECT abbrev(address) AS address FROM session_addresses WHERE session_id = $1 ORDER BY last_seen_at, address",
    [sessionId],
  );
  return rows.map(({ address }) => address);
}

async function lastSeen({ sessionId }: TestPerson): Promise<number> {
  const { rows } = await world.sql.query<{ seen: Date }>(
    "SELECT max(last_seen_at) AS seen FROM session_addresses WHERE session_id = $1",
    [sessionId],
  );
  return rows[0]?.seen.getTime() ?? Number.NaN;
}

const service = () =>
  createAddressBanService({
    ...world.database.addressBans,
    parseNetwork,
    networkHolds,
    announceBans: () => undefined,
  });
const as = (person: TestPerson): Moderator => ({ ...person, address: "203.0.113.1" });

describe("where a session is used from", () => {
  it("is noted when it is not the log-in's address, of IPv6 as the subscriber's network", async () => {
    for (const address of [HOME, "192.0.2.7", "2001:db8:5::1", "2001:db8:5::2"]) await use(ann, address);
    expect((await noted(ann)).sort()).toEqual(["192.0.2.7", "2001:db8:5::/64"]);
  });

  it("is noted anew once in an hour, the log-in's address too", async () => {
    await use(ann, "192.0.2.7");
    const first = await lastSeen(ann);
    await use(ann, "192.0.2.7");
    expect(await lastSeen(ann)).toBe(first);
    await letPass(ann, "61 minutes");
    await use(ann, "192.0.2.7");
    expect(await lastSeen(ann)).toBeGreaterThanOrEqual(first);
    await use(ann, HOME);
    expect((await noted(ann)).sort()).toEqual([HOME, "192.0.2.7"]);
  });

  it("is noted of one who is banned, and not of a session that has ended", async () => {
    await world.sql.query("INSERT INTO user_bans (id, user_id, reason) VALUES (gen_random_uuid(), $1, 'Spam')", [
      ann.userId,
    ]);
    await use(ann, "192.0.2.7");
    await world.database.accounts.revokeSession(ann.sessionId);
    await use(ann, "192.0.2.8");
    const expired = await world.addSession(ann, { expired: true });
    await use(expired, "192.0.2.9");
    expect([await noted(ann), await noted(expired)]).toEqual([["192.0.2.7"], []]);
  });

  it("is remembered for the latest addresses only", async () => {
    const addresses = Array.from({ length: ADDRESSES_PER_SESSION + 3 }, (_, n) => `192.0.2.${100 + n}`);
    for (const address of addresses) {
      await use(ann, address);
      await letPass(ann, "1 minute");
    }
    expect(await noted(ann)).toEqual(addresses.slice(3));
    await use(ann, addresses[10] ?? "");
    expect(await noted(ann)).toHaveLength(ADDRESSES_PER_SESSION);
  });

  it("is noted once, however many connections come at the same moment", async () => {
    const found = await Promise.all(Array.from({ length: 40 }, (_, n) => use(ann, `192.0.2.${n % 4}`)));
    expect(found.every((session) => session?.userId === ann.userId)).toBe(true);
    expect((await noted(ann)).sort()).toEqual(["192.0.2.0", "192.0.2.1", "192.0.2.2", "192.0.2.3"]);
  });

  it("is forgotten when no preview asks for it any more, and with its session", async () => {
    await use(ann, "192.0.2.7");
    await letPass(ann, `${ADDRESS_SEEN_DAYS + 1} days`);
    await use(ann, "192.0.2.8");
    await world.database.sessions.forgetOldAddresses();
    expect(await noted(ann)).toEqual(["192.0.2.8"]);
    await world.sql.query("DELETE FROM sessions WHERE id = $1", [ann.sessionId]);
    expect(await noted(ann)).toEqual([]);
  });

  it("is shown with one's open sessions, and on an admin's page of the person, beside the log-in's address", async () => {
    await use(ann, "192.0.2.7");
    await letPass(ann, "2 hours");
    await use(ann, "2001:db8:5::1");
    await use(ann, HOME);
    const otherAddresses = [
      { address: "2001:db8:5::/64", seenAt: expect.stringMatching(/Z$/) },
      { address: "192.0.2.7", seenAt: expect.stringMatching(/Z$/) },
    ];
    const { sessions } = await world.database.accounts.listSessions(ann, 10);
    expect(sessions).toMatchObject([{ address: HOME, otherAddresses }]);
    const person = await world.database.admin.findPerson(ann.userId, 10);
    expect(person?.sessions).toMatchObject([{ address: HOME, otherAddresses }]);
  });
});

describe("a ban of addresses", () => {
  it("names in its preview whoever has only moved there since they logged in", async () => {
    await use(ann, "192.0.2.7");
    await use(ann, "2001:db8:7::9");
    const preview = (...addresses: string[]) => service().preview(as(ann), { addresses });
    const people = [{ id: ann.userId, username: ann.username, role: "USER", address: "192.0.2.7" }];
    expect(await preview("192.0.2.0/24")).toMatchObject({ people, peopleCount: 1 });
    expect(await preview("2001:db8:7::1")).toMatchObject({ people: [{ address: "2001:db8:7::/64" }], peopleCount: 1 });
    expect(await preview("192.0.2.0/24", "2001:db8:7::1")).toMatchObject({ peopleCount: 1 });
    await letPass(ann, `${ADDRESS_SEEN_DAYS + 1} days`);
    expect(await preview("192.0.2.0/24")).toMatchObject({ people: [], peopleCount: 0 });
  });

  it("names whoever logged in there long ago and is there today", async () => {
    await letPass(ann, `${ADDRESS_SEEN_DAYS + 1} days`);
    expect((await service().preview(as(ann), { addresses: [HOME] })).people.map(({ id }) => id)).not.toContain(
      ann.userId,
    );
    await use(ann, HOME);
    expect((await service().preview(as(ann), { addresses: [HOME] })).people.map(({ id }) => id)).toContain(ann.userId);
  });

  it("is offered where a person is now, before where they were", async () => {
    await letPass(ann, "1 day");
    await use(ann, "192.0.2.7");
    const { networks } = await service().recent(as(ann), { userId: ann.userId });
    expect(networks.map(({ network }) => network)).toEqual(["192.0.2.7/32", `${HOME}/32`]);
  });

  it("is refused for where its admin has another connection, by whatever address family", async () => {
    const admin = await world.addAdmin();
    const ban = (address: string) => service().ban(as(admin), { addresses: [address], reason: "Spam", minutes: 60 });
    const refused = { code: "CONFLICT", reason: "own_address" };
    await use(admin, "2001:db8:9::1");
    await use(admin, "198.51.100.9");
    for (const address of ["2001:db8:9::2", "2001:db8::/32", "198.51.100.0/24"]) {
      await expect(ban(address)).rejects.toMatchObject(refused);
      expect(await service().preview(as(admin), { addresses: [address] })).toMatchObject({ hitsOneself: true });
    }
    expect((await ban("2001:db8:a::1")).bans).toHaveLength(1);
    await letPass(admin, `${OWN_ADDRESS_DAYS + 1} days`);
    expect((await ban("198.51.100.9")).bans).toHaveLength(1);
  });
});
