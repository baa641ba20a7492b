import { createPublisher, type Publisher } from "@banter/broker";
import { createAddressBanService, createModerationService } from "@banter/domain";
import { createResetToken, networkHolds, parseNetwork } from "@banter/session";
import { openTestWorld, startRedis, type TestPerson, type TestRedis, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCluster, TestSocket } from "./cluster.ts";

/** Longer than any test: a node that does not hear of a ban does not find it either. */
const NEVER_MS = 24 * 60 * 60 * 1000;
const NODES = 3;
const HERE = "192.0.2.7";

describe.each(["postgres", "redis"] as const)("nodes that look for bans only when told to, over %s", (broker) => {
  let world: TestWorld;
  let redis: TestRedis | undefined;
  let cluster: Awaited<ReturnType<typeof startCluster>>;
  let publisher: Publisher;
  let admin: TestPerson;

  beforeAll(async () => {
    world = await openTestWorld();
    redis = broker === "postgres" ? undefined : await startRedis();
    const brokerUrl = redis?.url ?? world.url;
    const overrides = { trustedProxies: 1 };
    cluster = await startCluster(NODES, world.url, brokerUrl, overrides, undefined, { lookEveryMs: NEVER_MS });
    publisher = createPublisher({ url: brokerUrl });
    admin = await world.addAdmin();
  });
  afterAll(async () => {
    await publisher?.close();
    await cluster?.stop();
    await redis?.stop();
    await world?.close();
  });

  const by = () => ({ ...admin, address: "203.0.113.1" });
  const announceBans = () => publisher.sessionsEnded();
  const ports = () => ({ ...world.database.moderation, createResetToken, parseNetwork, networkHolds, announceBans });

  function connectEverywhere({ token }: TestPerson): Promise<TestSocket[]> {
    const headers = { "x-forwarded-for": HERE };
    return Promise.all(cluster.urls.map((url) => TestSocket.connect(url, { token, headers })));
  }

  /** Has somebody on every node while `act` is under way, and waits until they are on none; why, from each. */
  async function putOut(act: (person: TestPerson) => Promise<unknown>): Promise<unknown[]> {
    const person = await world.addPerson();
    const sockets = await connectEverywhere(person);
    await act(person);
    await waitFor(() => sockets.every((socket) => !socket.isConnected), { timeoutMs: 10_000 });
    return sockets.flatMap((socket) => socket.all("session_ended").map(({ reason }) => reason));
  }

  it("end all sockets of a person who is banned", async () => {
    const reasons = await putOut(({ userId }) =>
      createModerationService(ports()).banUser(by(), { userId, reason: "Spam", minutes: null }),
    );
    expect(reasons).toEqual(Array(NODES).fill("banned"));
  });

  it("end all sockets of a person whose sessions an admin ends", async () => {
    const reasons = await putOut(({ userId }) =>
      createModerationService(ports()).endSessions(by(), { userId, reason: "Lost a phone" }),
    );
    expect(reasons).toEqual(Array(NODES).fill("logged_out"));
  });

  it("end all sockets from an address that is banned, and let it in again when the ban is lifted", async () => {
    const service = createAddressBanService({ ...world.database.addressBans, ...ports() });
    let banId = "";
    const reasons = await putOut(async () => {
      const { bans } = await service.ban(by(), { addresses: [HERE], reason: "Spam", minutes: 60 });
      banId = bans[0]?.id ?? "";
    });
    expect(reasons).toEqual(Array(NODES).fill("address_banned"));
    await service.unban(by(), { banId, reason: "Over" });
    const person = await world.addPerson();
    const isIn = async () => {
      const sockets = await connectEverywhere(person).catch(() => []);
      for (const socket of sockets) socket.close();
      return sockets.length === NODES;
    };
    await waitFor(isIn, { timeoutMs: 10_000 });
  });
});
