import { randomUUID } from "node:crypto";
import { createBanterClient } from "@banter/client";
import { openTestWorld, startRedis, type TestPerson, type TestRedis, type TestWorld } from "@banter/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startCluster, TestSocket } from "./cluster.ts";

/** Missing revs are asked for after a moment, in which all that is late would come. */
const SOON = { timeout: 10_000 };

describe.each(["postgres", "redis"] as const)("how far people have read, on two nodes over %s", (broker) => {
  let world: TestWorld;
  let redis: TestRedis | undefined;
  let cluster: Awaited<ReturnType<typeof startCluster>>;
  const toClose: { close(): void }[] = [];

  beforeAll(async () => {
    world = await openTestWorld();
    redis = broker === "postgres" ? undefined : await startRedis();
    cluster = await startCluster(2, world.url, redis?.url ?? world.url);
  });
  afterEach(() => {
    for (const one of toClose.splice(0)) one.close();
  });
  afterAll(async () => {
    await cluster?.stop();
    await redis?.stop();
    await world?.close();
  });

  async function connect({ token }: TestPerson, node: number): Promise<TestSocket> {
    const socket = await TestSocket.connect(cluster.urls[node] ?? "", { token });
    toClose.push(socket);
    return socket;
  }

  async function roomOfTwo() {
    const [ann, bob] = [await world.addPerson(), await world.addPerson()];
    const roomId = await world.addRoom(ann);
    await world.database.rooms.addMember(bob.userId, roomId);
    const say = async (socket: TestSocket, body: string) =>
      (await socket.ask("new_chat_message", { roomId, clientId: randomUUID(), body })).message;
    return { ann, bob, roomId, say };
  }

  it("is told to all of one's devices and to nobody else, and moves forward only", async () => {
    const { ann, bob, roomId, say } = await roomOfTwo();
    const writer = await connect(ann, 0);
    const [phone, desk] = [await connect(bob, 0), await connect(bob, 1)];
    await say(writer, "one");
    const { seq } = await say(writer, "two");
    expect(await phone.ask("list_unread", {})).toMatchObject({ rooms: [{ roomId, unread: 2, lastReadSeq: 0 }] });

    const read = await phone.ask("mark_read", { roomId, seq });
    expect(read).toMatchObject({ roomId, unread: 0, lastReadSeq: seq });
    await expect.poll(() => desk.all("room_read"), SOON).toEqual([{ rooms: [read] }]);
    expect(await desk.ask("mark_read", { roomId, seq: 1 })).toMatchObject({ lastReadSeq: seq });

    await say(writer, "three");
    await desk.ask("mark_all_read", {});
    const places = () => phone.all("room_read").flatMap(({ rooms }) => rooms.map(({ lastReadSeq }) => lastReadSeq));
    await expect.poll(places, SOON).toEqual([2, 3]);
    expect(await desk.ask("mark_all_read", {})).toEqual({ rooms: [] });
    expect(writer.all("room_read")).toEqual([]);
  });

  it("cannot be said of a room one is not in, nor in nonsense", async () => {
    const { roomId } = await roomOfTwo();
    const stranger = await connect(await world.addPerson(), 1);
    expect(await stranger.emit("mark_read", { roomId, seq: 1 })).toMatchObject({ error: { code: "NOT_FOUND" } });
    expect(await stranger.ask("list_unread", { roomIds: [roomId] })).toEqual({ rooms: [] });
    for (const seq of [-1, 0.5, "1", null, Number.MAX_VALUE]) {
      expect(await stranger.emit("mark_read", { roomId, seq })).toMatchObject({ error: { code: "INVALID" } });
    }
    expect(await stranger.emit("mark_all_read", "now")).toMatchObject({ error: { code: "INVALID" } });
  });

  it("is the same on two devices with the SDK, live and after an absence of one", async () => {
    const { ann, bob, roomId, say } = await roomOfTwo();
    const writer = await connect(ann, 1);
    const open = async (node: number) => {
      const client = createBanterClient({
        baseUrl: "http://app.test",
        token: bob.token,
        realtimeUrls: [cluster.urls[node] ?? ""],
      });
      toClose.push(client);
      client.unread.subscribe(() => {});
      client.connect();
      await client.whenConnected();
      return { client, unread: () => client.unread.getSnapshot().get(roomId)?.unread };
    };
    const phone = await open(0);
    const desk = await open(1);
    await expect.poll(() => [phone.unread(), desk.unread()], SOON).toEqual([0, 0]);
    await say(writer, "one");
    const deleted = await say(writer, "two");
    await expect.poll(() => [phone.unread(), desk.unread()], SOON).toEqual([2, 2]);
    await writer.ask("delete_message", { messageId: deleted.id });
    await expect.poll(() => [phone.unread(), desk.unread()], SOON).toEqual([1, 1]);

    const mention = await say(writer, `@${bob.username.toUpperCase()}, look`);
    expect(mention.mentions).toEqual([{ name: bob.username, userId: bob.userId }]);
    await expect
      .poll(() => phone.client.unread.getSnapshot().get(roomId), SOON)
      .toMatchObject({ unread: 2, mentions: 1 });

    desk.client.close();
    phone.client.unread.watch(roomId)();
    await expect.poll(() => world.database.reading.readUnread(bob.userId), SOON).toMatchObject([{ unread: 0 }]);
    const { id: messageId } = await say(writer, "@room, three");
    const back = await open(1);
    await expect.poll(() => [phone.unread(), back.unread()], SOON).toEqual([1, 1]);
    const standing = () => back.client.unread.getSnapshot().get(roomId);
    expect(standing()).toMatchObject({ mentions: 1 });
    await writer.ask("edit_message", { messageId, body: "three" });
    await expect.poll(standing, SOON).toMatchObject({ unread: 1, mentions: 0 });
  });
});
