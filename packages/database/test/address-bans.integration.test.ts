import { setTimeout as sleep } from "node:timers/promises";
import { COMMAND_LINE, createAddressBanService, type Moderator } from "@banter/domain";
import { networkHolds, openTestWorld, parseNetwork, type TestPerson, type TestWorld } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

let world: TestWorld;
let admin: TestPerson;
let announced: number;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.sql.query("DELETE FROM ip_bans");
  admin = await world.addAdmin();
  announced = 0;
});

const service = () =>
  createAddressBanService({
    ...world.database.addressBans,
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
  address: "203.0.113.1",
});
const ban = (addresses: string[], minutes: number | null = 60, by = as(admin)) =>
  service().ban(by, { addresses, reason: "Spam", minutes });

/** A log-in from an address, some days ago. */
async function seen(person: TestPerson, address: string, daysAgo = 0, isRevoked = true): Promise<void> {
  await world.sql.query(
    `INSERT INTO sessions (id, user_id, address, user_agent, created_at, expires_at, revoked_at)
     VALUES ($1, $2, $3, 'test', now() - make_interval(days => $4), now() + interval '1 day',
       CASE WHEN $5 THEN now() END)`,
    [uuidv7(), person.userId, address, daysAgo, isRevoked],
  );
}

describe("a ban of addresses", () => {
  it("stores each network once, in one spelling, and records it", async () => {
    const addresses = ["192.0.2.7", "::ffff:192.0.2.7", "2001:db8::1", "2001:db8::2", "198.51.100.9/24"];
    const { bans } = await ban(addresses);
    expect(bans.map(({ network }) => network)).toEqual(["192.0.2.7/32", "2001:db8::/64", "198.51.100.0/24"]);
    expect(bans[0]).toMatchObject({ reason: "Spam", bannedBy: { id: admin.userId }, until: expect.any(String) });
    expect(announced).toBe(1);
    const { rows } = await world.sql.query(
      "SELECT action, target_kind, target_name, address, details FROM audit_entries WHERE actor_id = $1 ORDER BY id",
      [admin.userId],
    );
    expect(rows).toEqual(
      bans.map(({ network }) => ({
        action: "ban_address",
        target_kind: "address",
        target_name: network,
        address: "203.0.113.1",
        details: { minutes: 60 },
      })),
    );
  });

  it("takes the place of one that holds for the same network", async () => {
    await ban(["192.0.2.7"]);
    const { bans } = await ban(["192.0.2.7"], null);
    const { changes } = await world.database.addressBans.findAddressBanChanges(null);
    expect(changes).toEqual([
      { id: bans[0]?.id, network: "192.0.2.7/32", reason: "Spam", until: null, isLifted: false },
    ]);
  });

  it("is told to those who ask what changed, and so is its end", async () => {
    const { asOf } = await world.database.addressBans.findAddressBanChanges(null);
    await sleep(2); // moments are kept in whole milliseconds
    const { bans } = await ban(["192.0.2.7"]);
    const banId = bans[0]?.id ?? "";
    const changes = async () => (await world.database.addressBans.findAddressBanChanges(asOf)).changes;
    expect(await changes()).toMatchObject([{ id: banId, isLifted: false, until: bans[0]?.until }]);
    await service().unban(as(admin), { banId, reason: "Sorry" });
    expect(await changes()).toMatchObject([{ id: banId, isLifted: true }]);
    await expect(service().unban(as(admin), { banId, reason: "Sorry" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it.each([
    ["an IPv4 network wider than a /16", "10.0.0.0/15", "addresses.0"],
    ["an IPv6 network wider than a /32", "2001:db8::/31", "addresses.0"],
    ["all of IPv4 in IPv6 clothes", "::ffff:0:0/96", "addresses.0"],
    ["a name", "example.com", "addresses.0"],
  ])("refuses %s", async (_, address, path) => {
    await expect(ban([address])).rejects.toMatchObject({ code: "INVALID", issues: [{ path }] });
  });

  it("refuses the address that its admin asks from, and those of their other live sessions, and bans none of the list", async () => {
    await seen(admin, "198.51.100.20", 5, false);
    await seen(admin, "198.51.100.21", 5, true);
    for (const own of ["203.0.113.1", "203.0.113.0/24", "::ffff:203.0.113.1", "198.51.100.20"]) {
      await expect(ban(["192.0.2.7", own])).rejects.toMatchObject({ code: "CONFLICT", reason: "own_address" });
    }
    expect((await world.database.addressBans.findAddressBanChanges(null)).changes).toEqual([]);
    expect((await ban(["198.51.100.21"])).bans).toHaveLength(1);
  });

  it("refuses one who is no admin any more, and lifts nothing for them", async () => {
    const { bans } = await ban(["192.0.2.7"]);
    const person = await world.addPerson();
    await expect(ban(["192.0.2.8"], 60, as(person))).rejects.toMatchObject({ reason: "admins_only" });
    const lift = service().unban(as(person), { banId: bans[0]?.id ?? "", reason: "Hm" });
    await expect(lift).rejects.toMatchObject({ reason: "admins_only" });
  });

  it("is lifted from the command line by any address that it covers", async () => {
    await ban(["192.0.2.0/24", "192.0.2.7", "192.0.3.7", "2001:db8::/48"]);
    const lift = (address: string) => service().unbanAddress(COMMAND_LINE, address, "Went wrong");
    const networks = ({ bans }: Awaited<ReturnType<typeof lift>>) => bans.map(({ network }) => network).sort();
    expect(networks(await lift("192.0.2.7"))).toEqual(["192.0.2.0/24", "192.0.2.7/32"]);
    expect(networks(await lift("2001:db8::99"))).toEqual(["2001:db8::/48"]);
    expect(networks(await lift("2001:db8::99"))).toEqual([]);
    await expect(lift("here")).rejects.toMatchObject({ code: "INVALID" });
  });
});

describe("a preview", () => {
  it("names who was seen there lately, once each, and says whether one would hit oneself", async () => {
    const [ann, bob, old] = [await world.addPerson(), await world.addPerson(), await world.addPerson()];
    await seen(ann, "192.0.2.7", 2);
    await seen(ann, "192.0.2.8", 1);
    await seen(bob, "192.0.2.7", 3);
    await seen(bob, "2001:db8:7::1234", 4);
    await seen(old, "192.0.2.7", 31);
    const preview = await service().preview(as(admin), { addresses: ["192.0.2.0/24", "2001:db8:7::1"] });
    expect(preview).toMatchObject({
      networks: ["192.0.2.0/24", "2001:db8:7::/64"],
      hitsOneself: false,
      people: [
        { id: ann.userId, username: ann.username, role: "USER", address: "192.0.2.8" },
        { id: bob.userId, address: "192.0.2.7" },
      ],
      peopleCount: 2,
    });
    const others = await service().preview(as(admin), { addresses: ["192.0.2.7"], exceptUserId: ann.userId });
    expect(others.people.map(({ id }) => id)).toEqual([bob.userId]);
    expect(await service().preview(as(admin), { addresses: ["203.0.113.0/28"] })).toMatchObject({
      hitsOneself: true,
      people: [],
      peopleCount: 0,
    });
  });

  it("lists where somebody came from lately as it would be banned, newest first", async () => {
    const ann = await world.addPerson();
    await world.sql.query("DELETE FROM sessions WHERE user_id = $1", [ann.userId]);
    await seen(ann, "192.0.2.7", 3);
    await seen(ann, "192.0.2.7", 2);
    await seen(ann, "2001:db8:9::1", 1);
    await seen(ann, "2001:db8:9::2", 4);
    await seen(ann, "198.51.100.1", 40);
    const { networks } = await service().recent(as(admin), { userId: ann.userId });
    expect(networks.map(({ network }) => network)).toEqual(["2001:db8:9::/64", "192.0.2.7/32"]);
  });
});
