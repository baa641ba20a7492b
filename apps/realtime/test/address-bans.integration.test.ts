import { createPublisher, type Publisher } from "@banter/broker";
import { createAddressBanService } from "@banter/domain";
import { networkHolds, parseNetwork } from "@banter/session";
import { openTestWorld, startRedis, type TestPerson, type TestRedis, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startCluster, TestSocket } from "./cluster.ts";

type Cluster = Awaited<ReturnType<typeof startCluster>>;

const told = { reason: "Spam", until: expect.any(String) };
/** What engine.io makes of an upgrade that is refused. */
const REFUSED_AT_THE_DOOR = "Unexpected server response: 400";

describe.each(["postgres", "a redis that is down"] as const)("address bans on two nodes over %s", (broker) => {
  let world: TestWorld;
  let redis: TestRedis | undefined;
  let proxied: Cluster;
  let open: Cluster;
  let publisher: Publisher;
  let admin: TestPerson;
  const sockets: TestSocket[] = [];

  beforeAll(async () => {
    world = await openTestWorld();
    redis = broker === "postgres" ? undefined : await startRedis();
    const brokerUrl = redis?.url ?? world.url;
    [proxied, open] = await Promise.all([
      startCluster(2, world.url, brokerUrl, { trustedProxies: 1 }),
      startCluster(1, world.url, brokerUrl, { trustedProxies: 0 }),
    ]);
    publisher = createPublisher({ url: brokerUrl });
    await redis?.stop("SIGKILL");
    admin = await world.addAdmin();
    await world.sql.query("UPDATE sessions SET address = '203.0.113.1' WHERE user_id = $1", [admin.userId]);
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.close();
  });
  afterAll(async () => {
    await publisher?.close();
    await Promise.all([proxied?.stop(), open?.stop()]);
    await redis?.stop();
    await world?.close();
  });

  const service = () =>
    createAddressBanService({
      ...world.database.addressBans,
      parseNetwork,
      networkHolds,
      announceBans: publisher.sessionsEnded,
    });
  const by = () => ({ ...admin, address: "203.0.113.1" });
  const ban = async (address: string) => {
    const { bans } = await service().ban(by(), { addresses: [address], reason: "Spam", minutes: 60 });
    return bans[0]?.id ?? "";
  };

  /** What the attempt to connect fails with, as the WebSocket tells it; null when it does not fail. */
  const refusalOf = (attempt: Promise<TestSocket>) =>
    attempt.then(
      () => null,
      (error: { description?: { message?: string } }) => error.description?.message ?? error,
    );

  /** Through a proxy that says where the client is; `forged` is what the client put there before. */
  async function connect(node: number, address: string, forged = ""): Promise<TestSocket> {
    const person = await world.addPerson();
    const socket = await TestSocket.connect(proxied.urls[node] ?? "", {
      token: person.token,
      headers: { "x-forwarded-for": forged ? `${forged}, ${address}` : address },
    });
    sockets.push(socket);
    return socket;
  }

  it("end the sockets that come from there, on every node, with the reason, and no others", async () => {
    const hit = [
      await connect(0, "192.0.2.1"),
      await connect(1, "192.0.2.200"),
      await connect(1, "::ffff:192.0.2.3"),
      await connect(0, "192.0.2.4", "198.51.100.1"), // says it is elsewhere; the proxy knows better
    ];
    const others = [await connect(0, "192.0.3.1"), await connect(1, "198.51.100.1", "192.0.2.1")];
    await ban("192.0.2.0/24");
    await waitFor(() => hit.every((socket) => !socket.isConnected), { timeoutMs: 5_000 });
    for (const socket of hit) expect(socket.all("session_ended")).toEqual([{ reason: "address_banned", ban: told }]);
    for (const socket of others) expect(socket.isConnected).toBe(true);
  });

  it("turn new connections away before the handshake, and let them in when lifted", async () => {
    const banId = await ban("2001:db8:5::1");
    await waitFor(async () => (await refusalOf(connect(0, "2001:db8:5::2"))) !== null, { timeoutMs: 5_000 });
    await waitFor(async () => (await refusalOf(connect(1, "2001:db8:5::2"))) !== null, { timeoutMs: 5_000 });
    for (const node of [0, 1]) {
      expect(await refusalOf(connect(node, "2001:db8:5:0:ffff::"))).toBe(REFUSED_AT_THE_DOOR);
      expect(await refusalOf(connect(node, "2001:db8:5::3", "198.51.100.1"))).toBe(REFUSED_AT_THE_DOOR);
      expect((await connect(node, "2001:db8:5:1::1")).isConnected).toBe(true);
    }
    await service().unban(by(), { banId, reason: "Sorry" });
    const isIn = async (node: number) => (await refusalOf(connect(node, "2001:db8:5::2"))) === null;
    await waitFor(() => isIn(0), { timeoutMs: 5_000 });
    await waitFor(() => isIn(1), { timeoutMs: 5_000 });
  }, 60_000); // connections by the dozen, each after a refusal or by a new person

  it("are neither dodged nor brought upon others by headers that no trusted proxy wrote", async () => {
    await ban("198.51.100.77");
    const person = await world.addPerson();
    const forge = (address: string) =>
      TestSocket.connect(open.urls[0] ?? "", { token: person.token, headers: { "x-forwarded-for": address } });
    const innocent = await forge("198.51.100.77");
    sockets.push(innocent);
    const banId = await ban("127.0.0.1");
    await waitFor(() => !innocent.isConnected, { timeoutMs: 5_000 });
    expect(await refusalOf(forge("203.0.113.9"))).toBe(REFUSED_AT_THE_DOOR);
    await service().unban(by(), { banId, reason: "Sorry" });
  });

  it("are refused for where their admin has a socket, of whatever address family, and count those who are connected", async () => {
    const ann = await world.addPerson();
    const join = async (node: number, { token }: TestPerson, address: string) =>
      sockets.push(
        await TestSocket.connect(proxied.urls[node] ?? "", { token, headers: { "x-forwarded-for": address } }),
      );
    await join(0, admin, "2001:db8:6::1");
    await join(1, ann, "2001:db8:8::1");
    await expect(ban("2001:db8:6::2")).rejects.toMatchObject({ reason: "own_address" });
    const preview = await service().preview(by(), { addresses: ["2001:db8:8::2"] });
    expect(preview).toMatchObject({ hitsOneself: false, people: [{ id: ann.userId, address: "2001:db8:8::/64" }] });
  });

  it("leave health checks alone, and hold from the start of a node", async () => {
    const banId = await ban("127.0.0.1");
    const late = await startCluster(1, world.url, world.url, {});
    try {
      const person = await world.addPerson();
      const connecting = TestSocket.connect(late.urls[0] ?? "", { token: person.token });
      expect(await refusalOf(connecting)).toBe(REFUSED_AT_THE_DOOR);
      expect((await fetch(`${late.urls[0]}/livez`)).status).toBe(200);
    } finally {
      await late.stop();
      await service().unban(by(), { banId, reason: "Sorry" });
    }
  });
});
