import { randomUUID } from "node:crypto";
import { createBlockService, createFriendService } from "@banter/domain";
import type { Ack } from "@banter/protocol";
import { openTestWorld, startRedis, type TestPerson, type TestRedis, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startCluster, TestSocket } from "./cluster.ts";

const BROKERS = ["postgres", "redis", "a redis that is down"] as const;
/** The head watch looks every ten seconds. */
const WITHOUT_BROKER_MS = 15_000;

const as = (person: TestPerson) => ({ ...person, role: "USER" as const });
const silence = new Proxy({} as never, { get: () => () => {} });
const noLimit = { take: async () => {}, forgive: async () => {} };

describe.each(BROKERS)("direct messages on two nodes over %s", (broker) => {
  const isLive = broker !== "a redis that is down";
  let world: TestWorld;
  let redis: TestRedis | undefined;
  let cluster: Awaited<ReturnType<typeof startCluster>>;
  const sockets: TestSocket[] = [];

  beforeAll(async () => {
    world = await openTestWorld();
    redis = broker === "postgres" ? undefined : await startRedis();
    cluster = await startCluster(2, world.url, redis?.url ?? world.url);
    if (!isLive) await redis?.stop("SIGKILL");
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.close();
  });
  afterAll(async () => {
    await cluster?.stop();
    await redis?.stop();
    await world?.close();
  });

  async function connect({ token }: TestPerson, node: 0 | 1): Promise<TestSocket> {
    const socket = await TestSocket.connect(cluster.urls[node] ?? "", { token });
    sockets.push(socket);
    return socket;
  }
  const friends = () =>
    createFriendService({ ...world.database.friends, requests: noLimit, searches: noLimit, announcer: silence });

  async function addFriends(): Promise<[TestPerson, TestPerson]> {
    const [one, other] = [await world.addPerson(), await world.addPerson()];
    await friends().request(as(one), { userId: other.userId });
    await friends().accept(as(other), { userId: one.userId });
    return [one, other];
  }
  const to = ({ userId }: TestPerson, body: string, clientId: string = randomUUID()) => ({
    toUserId: userId,
    clientId,
    body,
  });
  const write = async (socket: TestSocket, person: TestPerson, body: string) =>
    (await socket.ask("new_direct_message", to(person, body))).message;
  const errorOf = async (socket: TestSocket, event: string, input: unknown) => {
    const answer = (await socket.emit(event, input)) as Ack<unknown>;
    return answer.ok ? null : answer.error;
  };

  const itIsLive = isLive ? it : undefined;

  itIsLive?.("make a room that every socket of both hears at once, and nobody else", async () => {
    const [ann, ben] = await addFriends();
    const anns = [await connect(ann, 0), await connect(ann, 1)] as const;
    const bens = [await connect(ben, 0), await connect(ben, 1)] as const;
    const cats = await connect(await world.addPerson(), 1);
    const { roomId } = await write(anns[0], ben, "hello");
    for (const [own, other] of [[anns, ben] as const, [bens, ann] as const]) {
      for (const socket of own) {
        await waitFor(() => socket.bodies().length > 0);
        const room = { id: roomId, kind: "DIRECT", name: other.username, person: { id: other.userId } };
        expect(socket.all("room_joined")).toMatchObject([{ room }]);
        expect(socket.all("new_direct_message")).toMatchObject([{ roomId, messages: [{ body: "hello", seq: 1 }] }]);
      }
    }
    await write(bens[1], ann, "hi");
    for (const socket of [...anns, ...bens]) await waitFor(() => socket.bodies().at(-1) === "hi");
    expect(cats.heard.map(({ event }) => event)).toEqual(["welcome"]);
  });

  it("reach a socket on another node also when nobody tells it of the new room", { timeout: 60_000 }, async () => {
    const [ann, ben] = await addFriends();
    const [anns, bens] = [await connect(ann, 0), await connect(ben, 1)];
    const { roomId } = await write(anns, ben, "hello");
    const isKnown = () => bens.all("room_heads").some(({ heads }) => heads.some((head) => head.roomId === roomId));
    await waitFor(() => bens.bodies().includes("hello") || isKnown(), { timeoutMs: WITHOUT_BROKER_MS });
    await write(bens, ann, "from my own node");
    await waitFor(() => bens.bodies().includes("from my own node"));
  });

  it("that cross on two nodes make one room, and both are in it", async () => {
    const [ann, ben] = await addFriends();
    const [anns, bens] = [await connect(ann, 0), await connect(ben, 1)];
    const sent = await Promise.all([
      write(anns, ben, "1"),
      write(bens, ann, "2"),
      write(anns, ben, "3"),
      write(bens, ann, "4"),
    ]);
    expect(new Set(sent.map(({ roomId }) => roomId)).size).toBe(1);
    const { rooms } = await bens.ask("sync_rooms", { cursors: [{ roomId: sent[0].roomId, afterRev: 0 }] });
    expect(rooms).toMatchObject([{ status: "complete", headRev: 4 }]);
  });

  it("are there after an absence, with what became of them since, and a retry on another node is no second one", async () => {
    const [ann, ben] = await addFriends();
    const anns = await connect(ann, 0);
    const [kept, edited, deleted] = [
      await write(anns, ben, "a"),
      await write(anns, ben, "b"),
      await write(anns, ben, "c"),
    ];
    await anns.ask("edit_message", { messageId: edited.id, body: "b!" });
    await anns.ask("delete_message", { messageId: deleted.id });
    const retried = await (await connect(ann, 1)).ask("new_direct_message", to(ben, "a", kept.clientId));
    expect(retried.message).toEqual(kept);
    const bens = await connect(ben, 1);
    const { roomId } = kept;
    expect(bens.all("welcome")).toMatchObject([{ heads: [{ roomId, headRev: 5 }] }]);
    const { rooms } = await bens.ask("sync_rooms", { cursors: [{ roomId, afterRev: 0 }] });
    const bodies = rooms.flatMap((changes) => ("messages" in changes ? changes.messages.map(({ body }) => body) : []));
    expect(bodies).toEqual(["a", "b!", null]);
    const { room, messages } = await bens.ask("join_room", { roomId });
    expect([room.name, messages.length]).toEqual([ann.username, 3]);
  });

  it("are for friends, in a room that nobody else enters and neither leaves", async () => {
    const [ann, ben] = await addFriends();
    const cat = await world.addPerson();
    const [anns, cats] = [await connect(ann, 0), await connect(cat, 1)];
    const { roomId } = await write(anns, ben, "hello");
    expect(await errorOf(cats, "join_room", { roomId })).toMatchObject({ code: "NOT_FOUND" });
    expect(await errorOf(cats, "new_direct_message", to(ann, "x"))).toMatchObject({ reason: "not_friends" });
    expect(await errorOf(anns, "leave_room", { roomId })).toMatchObject({ code: "FORBIDDEN", reason: "direct_room" });
    expect(await errorOf(anns, "new_direct_message", { toUserId: "x" })).toMatchObject({
      code: "INVALID",
      issues: [{ path: "toUserId" }, { path: "clientId" }, { path: "body" }],
    });
    await friends().remove(as(ben), { userId: ann.userId });
    expect(await errorOf(anns, "new_direct_message", to(ben, "x"))).toMatchObject({ reason: "not_friends" });
    expect(await anns.ask("join_room", { roomId })).toMatchObject({ messages: [{ body: "hello" }] });
  });

  itIsLive?.("end with a block, of which the blocked hears what the end of any friendship sounds like", async () => {
    const [ann, ben] = await addFriends();
    const [anns, bens] = [await connect(ann, 0), await connect(ben, 1)];
    await write(bens, ann, "before");
    const told: [string, string][] = [];
    const blocks = createBlockService({
      ...world.database.blocks,
      untilNodesKnow: world.database.access.untilNodesKnow,
      announceAccessChange() {},
      announcer: { friendRemoved: (userId, otherId) => told.push([userId, otherId]) },
    });
    await blocks.block(as(ann), { userId: ben.userId });
    await blocks.block(as(ann), { userId: ben.userId });
    expect(told).toEqual([
      [ann.userId, ben.userId],
      [ben.userId, ann.userId],
    ]);
    expect(await errorOf(bens, "new_direct_message", to(ann, "after"))).toMatchObject({ reason: "not_friends" });
    expect(anns.wire.join()).not.toContain("after");
    expect(bens.all("hidden_people")).toEqual([]);
  });
});
