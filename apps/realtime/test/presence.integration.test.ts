import { createPublisher, type Publisher } from "@banter/broker";
import { createBlockService, createFriendService } from "@banter/domain";
import type { PresenceState } from "@banter/protocol";
import { openTestWorld, startRedis, type TestPerson, type TestRedis, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startCluster, TestSocket } from "./cluster.ts";
import { startNodeProcess } from "./node-process.ts";

/** What presence promises, whatever died. */
const PROMISED = { timeoutMs: 15_000 };
const NODES = [0, 1, 2] as const;
const NOBODY = { newMessages() {}, friendRequested() {}, friendAccepted() {}, friendRemoved() {} };

const as = (person: TestPerson) => ({ ...person, role: "USER" as const });

/** What a connection was last told of somebody. */
function lastHeard(socket: TestSocket, { userId }: TestPerson): PresenceState | undefined {
  return socket
    .all("presence")
    .flatMap(({ people }) => people)
    .findLast((one) => one.userId === userId)?.state;
}

async function watch(socket: TestSocket, ...people: TestPerson[]): Promise<PresenceState[]> {
  const answer = await socket.ask("watch_presence", { userIds: people.map(({ userId }) => userId) });
  return people.map(({ userId }) => answer.people.find((one) => one.userId === userId)?.state as PresenceState);
}

describe.each(["postgres", "redis", "a redis that is down"] as const)("presence on three nodes over %s", (broker) => {
  let world: TestWorld;
  let redis: TestRedis | undefined;
  let cluster: Awaited<ReturnType<typeof startCluster>>;
  let publisher: Publisher;
  const sockets: TestSocket[] = [];

  beforeAll(async () => {
    world = await openTestWorld();
    redis = broker === "postgres" ? undefined : await startRedis();
    const brokerUrl = redis?.url ?? world.url;
    cluster = await startCluster(NODES.length, world.url, brokerUrl);
    publisher = createPublisher({ url: brokerUrl });
    if (broker === "a redis that is down") await redis?.stop("SIGKILL");
    // a node that has only just started may not know yet
    const somebody = await world.addPerson();
    for (const node of NODES) {
      const socket = await connect(somebody, node);
      await waitFor(async () => (await watch(socket, somebody))[0] !== undefined, PROMISED);
    }
    for (const socket of sockets.splice(0)) socket.close();
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.close();
  });
  afterAll(async () => {
    await publisher?.close();
    await cluster?.stop();
    await redis?.stop();
    await world?.close();
  });

  async function connect({ token }: TestPerson, node: (typeof NODES)[number]): Promise<TestSocket> {
    const socket = await TestSocket.connect(cluster.urls[node] ?? "", { token });
    sockets.push(socket);
    return socket;
  }

  async function meet(): Promise<[TestPerson, TestPerson]> {
    const [ann, ben] = [await world.addPerson(), await world.addPerson()];
    const roomId = await world.addRoom(ann);
    await world.database.rooms.addMember(ben.userId, roomId);
    return [ann, ben];
  }

  const friends = () =>
    createFriendService({
      ...world.database.friends,
      requests: { take: async () => {}, forgive: async () => {} },
      searches: { take: async () => {}, forgive: async () => {} },
      announcer: NOBODY,
    });
  const blocks = () =>
    createBlockService({
      ...world.database.blocks,
      untilNodesKnow: world.database.access.untilNodesKnow,
      announceAccessChange: publisher.accessChanged,
      announcer: NOBODY,
    });

  it("is told from node to node: somebody comes, is away, is back on another device, and goes", async () => {
    const [ann, ben] = await meet();
    const annsSocket = await connect(ann, 0);
    expect(await watch(annsSocket, ben)).toEqual(["offline"]);
    const bens = await connect(ben, 1);
    await waitFor(() => lastHeard(annsSocket, ben) === "online", PROMISED);
    await bens.ask("set_presence", { state: "away" });
    await waitFor(() => lastHeard(annsSocket, ben) === "away", PROMISED);
    const bensPhone = await connect(ben, 2);
    await waitFor(() => lastHeard(annsSocket, ben) === "online", PROMISED);
    expect(await watch(await connect(ann, 2), ben)).toEqual(["online"]);
    bensPhone.close();
    await waitFor(() => lastHeard(annsSocket, ben) === "away", PROMISED);
    bens.close();
    await waitFor(() => lastHeard(annsSocket, ben) === "offline", PROMISED);
    // Nothing was said twice.
    const states = annsSocket.all("presence").flatMap(({ people }) => people.map(({ state }) => state));
    expect(states).toEqual(["online", "away", "online", "away", "offline"]);
  });

  it("is of no stranger's business, and begins and ends with a friendship", async () => {
    const [ann, ben] = [await world.addPerson(), await world.addPerson()];
    await connect(ben, 1);
    const annsSocket = await connect(ann, 0);
    expect(await watch(annsSocket, ben)).toEqual(["offline"]);
    await waitFor(async () => (await watch(annsSocket, ann))[0] === "online", PROMISED);
    expect(lastHeard(annsSocket, ben)).toBeUndefined();
    await friends().request(as(ann), { userId: ben.userId });
    await friends().accept(as(ben), { userId: ann.userId });
    await waitFor(() => lastHeard(annsSocket, ben) === "online", PROMISED);
    await friends().remove(as(ben), { userId: ann.userId });
    await waitFor(() => lastHeard(annsSocket, ben) === "offline", PROMISED);
  });

  it("is not seen of whom one blocks, from the answer on, comes back with its end, and does not tell them", async () => {
    const [ann, ben] = await meet();
    const [annsSocket, bensSocket] = [await connect(ann, 0), await connect(ben, 1)];
    await waitFor(async () => (await watch(annsSocket, ben))[0] === "online", PROMISED);
    await waitFor(async () => (await watch(bensSocket, ann))[0] === "online", PROMISED);
    await blocks().block(as(ann), { userId: ben.userId });
    expect(lastHeard(annsSocket, ben)).toBe("offline");
    const annsPhone = await connect(ann, 2);
    expect(await watch(annsPhone, ben)).toEqual(["offline"]);
    expect(await watch(bensSocket, ann)).toEqual(["online"]);
    for (const socket of [annsSocket, annsPhone]) await socket.ask("set_presence", { state: "away" });
    await waitFor(() => lastHeard(bensSocket, ann) === "away", PROMISED);
    await bensSocket.ask("set_presence", { state: "away" });
    await blocks().unblock(as(ann), { userId: ben.userId });
    await waitFor(() => lastHeard(annsSocket, ben) === "away", PROMISED);
    const toldTo = (socket: TestSocket) =>
      socket.all("presence").flatMap(({ people }) => people.map(({ state }) => state));
    expect(toldTo(annsSocket).filter((state) => state === "away")).toHaveLength(1);
    expect(toldTo(bensSocket)).not.toContain("offline");
  });

  it("is not told any more to whom does not look any more", async () => {
    const [ann, ben] = await meet();
    const [annsSocket, other] = [await connect(ann, 0), await connect(ann, 0)];
    await watch(annsSocket, ben);
    await watch(other, ben);
    await annsSocket.ask("unwatch_presence", { userIds: [ben.userId] });
    await connect(ben, 1);
    await waitFor(() => lastHeard(other, ben) === "online", PROMISED);
    expect(lastHeard(annsSocket, ben)).toBeUndefined();
  });

  it("costs a node that is up no row but its own: one for each person, and none for further connections", async () => {
    const [ann] = await meet();
    const rows = async () =>
      (await world.sql.query("SELECT state, changed_at FROM presences WHERE user_id = $1", [ann.userId])).rows;
    for (let count = 0; count < 5; count += 1) await connect(ann, 0);
    await waitFor(async () => (await rows()).length > 0);
    const written = await rows();
    expect(written).toMatchObject([{ state: "ONLINE" }]);
    const socket = await connect(ann, 0);
    await socket.ask("set_presence", { state: "away" });
    await socket.ask("set_presence", { state: "online" });
    // When somebody else's coming has been written, so would that have been.
    const [cat, dan] = await meet();
    const cats = await connect(cat, 0);
    await watch(cats, dan);
    await connect(dan, 0);
    await waitFor(() => lastHeard(cats, dan) === "online", PROMISED);
    expect(await rows()).toEqual(written);
  });

  it("refuses what is too much, and says how long to wait", async () => {
    const [ann] = await meet();
    const socket = await connect(ann, 0);
    const ids = (count: number) =>
      Array.from({ length: count }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`);
    expect(await socket.emit("watch_presence", { userIds: ids(101) })).toMatchObject({ error: { code: "INVALID" } });
    expect(await socket.emit("watch_presence", { userIds: ["me"] })).toMatchObject({ error: { code: "INVALID" } });
    expect(await socket.emit("set_presence", { state: "offline" })).toMatchObject({ error: { code: "INVALID" } });
    const all = ids(1_001);
    for (let from = 0; from < 1_000; from += 100) {
      await socket.ask("watch_presence", { userIds: all.slice(from, from + 100) });
    }
    expect(await socket.emit("watch_presence", { userIds: all.slice(1_000) })).toMatchObject({
      error: { code: "CONFLICT", reason: "too_many" },
    });
    expect(await socket.emit("watch_presence", { userIds: all.slice(0, 100) })).toMatchObject({ ok: true });
    const answers = await Promise.all(Array.from({ length: 10 }, () => socket.emit("set_presence", { state: "away" })));
    expect(answers.filter((answer) => (answer as { ok: boolean }).ok)).toHaveLength(5);
    expect(answers.at(-1)).toMatchObject({ error: { code: "RATE_LIMITED", retryAfterMs: expect.any(Number) } });
  });
});

describe("a node that is killed", () => {
  it("takes its people with it within fifteen seconds, and only those who are on no other", {
    timeout: 60_000,
  }, async () => {
    const world = await openTestWorld();
    const cluster = await startCluster(1, world.url, world.url);
    const victim = await startNodeProcess("victim", world.url, world.url);
    const sockets: TestSocket[] = [];
    const connect = async (url: string | undefined, { token }: TestPerson) => {
      const socket = await TestSocket.connect(url ?? "", { token });
      sockets.push(socket);
      return socket;
    };
    try {
      const [ann, ben, cat] = [await world.addPerson(), await world.addPerson(), await world.addPerson()];
      const roomId = await world.addRoom(ann);
      for (const { userId } of [ben, cat]) await world.database.rooms.addMember(userId, roomId);
      const annsSocket = await connect(cluster.urls[0], ann);
      await watch(annsSocket, ben, cat);
      await connect(victim.url, ben);
      await connect(victim.url, cat);
      await connect(cluster.urls[0], cat);
      await waitFor(() => lastHeard(annsSocket, ben) === "online" && lastHeard(annsSocket, cat) === "online");
      await victim.kill("SIGKILL");
      await waitFor(() => lastHeard(annsSocket, ben) === "offline", PROMISED);
      expect(lastHeard(annsSocket, cat)).toBe("online");
      const late = await connect(cluster.urls[0], ann);
      expect(await watch(late, ben, cat)).toEqual(["offline", "online"]);
    } finally {
      for (const socket of sockets) socket.close();
      await victim.kill("SIGKILL");
      await cluster.stop();
      await world.close();
    }
  });
});
