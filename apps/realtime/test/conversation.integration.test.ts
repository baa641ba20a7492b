import { randomUUID } from "node:crypto";
import { MessageBody } from "@banter/protocol";
import {
  NAUGHTY_STRINGS,
  openTestWorld,
  PAGE_OF_TEXT,
  startRedis,
  type TestPerson,
  type TestWorld,
  waitFor,
} from "@banter/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startCluster, TestSocket } from "./cluster.ts";

describe.each(["postgres", "redis"] as const)("two nodes over %s", (broker) => {
  let world: TestWorld;
  let redis: Awaited<ReturnType<typeof startRedis>> | undefined;
  let cluster: Awaited<ReturnType<typeof startCluster>>;
  const sockets: TestSocket[] = [];

  beforeAll(async () => {
    world = await openTestWorld();
    redis = broker === "redis" ? await startRedis() : undefined;
    cluster = await startCluster(2, world.url, redis?.url ?? world.url, {
      messagesPerUserPerSecond: 10_000,
      messagesPerUserBurst: 10_000,
      eventsPerUserPerSecond: 10_000,
      eventsPerUserBurst: 10_000,
    });
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.close();
  });
  afterAll(async () => {
    await cluster.stop();
    await redis?.stop();
    await world.close();
  });

  async function connect(person: TestPerson, node: 0 | 1): Promise<TestSocket> {
    const socket = await TestSocket.connect(cluster.urls[node] ?? "", { token: person.token });
    sockets.push(socket);
    return socket;
  }

  const send = (socket: TestSocket, roomId: string, body: string, clientId: string = randomUUID()) =>
    socket.ask("new_chat_message", { roomId, clientId, body });

  it("brings a message to every member on both nodes, once, after it is stored", async () => {
    const [ann, bob] = [await world.addPerson(), await world.addPerson()];
    const roomId = await world.addRoom(ann);
    const [a0, a1, b1] = [await connect(ann, 0), await connect(ann, 1), await connect(bob, 1)];
    const joined = await b1.ask("join_room", { roomId });
    expect(joined.room).toMatchObject({ id: roomId, myRole: "MEMBER", memberCount: 2 });

    const { message } = await send(a0, roomId, "hello");
    expect(message).toMatchObject({ seq: 1, rev: 1, author: { username: ann.username } });
    expect((await world.history(bob, roomId)).map((stored) => stored.id)).toEqual([message.id]);
    await waitFor(() => [a0, a1, b1].every((socket) => socket.bodies().length > 0));
    await send(b1, roomId, "hi");
    await waitFor(() => [a0, a1, b1].every((socket) => socket.bodies().length > 1));
    for (const socket of [a0, a1, b1]) expect(socket.bodies()).toEqual(["hello", "hi"]);
  });

  it("tells one's other tabs of a room joined, and the room of its new member; nobody hears a room they left", async () => {
    const [ann, bob] = [await world.addPerson(), await world.addPerson()];
    const roomId = await world.addRoom(ann);
    const [a0, b0, b1] = [await connect(ann, 0), await connect(bob, 0), await connect(bob, 1)];
    await b1.ask("join_room", { roomId });
    await waitFor(() => b0.all("room_joined").length > 0 && a0.all("member_joined").length > 0);
    expect(b0.all("room_joined")[0]?.room.id).toBe(roomId);
    expect(a0.all("member_joined")[0]).toMatchObject({ roomId, member: { id: bob.userId }, memberCount: 2 });

    await send(a0, roomId, "both tabs");
    await waitFor(() => b0.bodies().length > 0 && b1.bodies().length > 0);

    await b0.ask("leave_room", { roomId });
    await waitFor(() => b1.all("room_left").length > 0 && a0.all("member_left").length > 0);
    await send(a0, roomId, "not for Bob");
    await waitFor(() => a0.bodies().length > 1);
    const stillHeard = await b1.emit("new_chat_message", { roomId, clientId: randomUUID(), body: "hm?" });
    expect(stillHeard).toMatchObject({ ok: false, error: { code: "FORBIDDEN", reason: "not_a_member" } });
    expect([b0.bodies(), b1.bodies()]).toEqual([["both tabs"], ["both tabs"]]);
  });

  it("answers join_room with the 50 newest messages, and sync_rooms with what came after a rev", async () => {
    const ann = await world.addPerson();
    const roomId = await world.addRoom(ann);
    const a0 = await connect(ann, 0);
    for (let index = 1; index <= 60; index += 1) await send(a0, roomId, `m${index}`);
    const a1 = await connect(ann, 1);
    const joined = await a1.ask("join_room", { roomId });
    expect(joined.messages.map((message) => message.body)).toEqual(Array.from({ length: 50 }, (_, i) => `m${i + 11}`));
    expect(joined).toMatchObject({ headRev: 60, nextBeforeSeq: 11 });
    const { rooms } = await a1.ask("sync_rooms", { cursors: [{ roomId, afterRev: 57 }] });
    expect(rooms).toMatchObject([
      { status: "complete", headRev: 60, messages: [{ seq: 58 }, { seq: 59 }, { seq: 60 }] },
    ]);
  });

  it("welcomes with the heads of one's rooms", async () => {
    const ann = await world.addPerson();
    const roomId = await world.addRoom(ann);
    const a0 = await connect(ann, 0);
    await send(a0, roomId, "one");
    const a1 = await connect(ann, 1);
    expect(a1.all("welcome")).toMatchObject([
      { nodeId: "node-1", userId: ann.userId, heads: [{ roomId, headRev: 1 }], hiddenUserIds: [] },
    ]);
  });

  it("stores a message once, whatever node its retries go to", async () => {
    const ann = await world.addPerson();
    const roomId = await world.addRoom(ann);
    const [a0, a1] = [await connect(ann, 0), await connect(ann, 1)];
    const clientId = randomUUID();
    const answers = await Promise.all([a0, a1, a0, a1, a1].map((socket) => send(socket, roomId, "once", clientId)));
    expect(new Set(answers.map((answer) => answer.message.id)).size).toBe(1);
    expect(await world.history(ann, roomId)).toHaveLength(1);
    expect(await a1.emit("new_chat_message", { roomId, clientId, body: "twice" })).toMatchObject({
      ok: false,
      error: { code: "CONFLICT", reason: "client_id_reused" },
    });
  });

  it("keeps naughty strings and many scripts to the character, or refuses them with a reason", async () => {
    const [ann, bob] = [await world.addPerson(), await world.addPerson()];
    const roomId = await world.addRoom(ann);
    const [a0, b1] = [await connect(ann, 0), await connect(bob, 1)];
    await b1.ask("join_room", { roomId });
    const accepted: string[] = [];
    for (const text of [PAGE_OF_TEXT, ...NAUGHTY_STRINGS]) {
      const ack = await a0.emit("new_chat_message", { roomId, clientId: randomUUID(), body: text });
      if (MessageBody.safeParse(text).success) {
        expect(ack).toMatchObject({ ok: true, data: { message: { body: text.replace(/\r\n?/g, "\n") } } });
        accepted.push(text.replace(/\r\n?/g, "\n"));
      } else {
        expect(ack).toMatchObject({ ok: false, error: { code: "INVALID", issues: [{ path: "body" }] } });
      }
    }
    expect(accepted.length).toBeGreaterThan(400);
    await waitFor(() => b1.bodies().length >= accepted.length);
    expect(b1.bodies()).toEqual(accepted);
    expect((await world.history(bob, roomId, 100)).map((message) => message.body)).toEqual(accepted.slice(-100));
  });

  it("ends the sockets of a revoked session on both nodes, and accepts nothing more under it", async () => {
    const ann = await world.addPerson();
    const other = await world.addSession(ann);
    const roomId = await world.addRoom(ann);
    const [a0, a1, kept] = [await connect(ann, 0), await connect(ann, 1), await connect(other, 1)];
    await world.database.accounts.revokeSession(ann.sessionId);
    const sending = a0.emit("new_chat_message", { roomId, clientId: randomUUID(), body: "too late" });
    // Whichever comes first: the refusal of the message, or the end of the socket, which takes the answer with it.
    const answer = await sending.catch((error: Error) => error.message);
    if (answer !== "socket has been disconnected") {
      expect(answer).toMatchObject({ ok: false, error: { code: "UNAUTHENTICATED", reason: "session_ended" } });
    }
    await waitFor(() => !a0.isConnected && !a1.isConnected);
    for (const socket of [a0, a1]) expect(socket.all("session_ended")).toEqual([{ reason: "logged_out" }]);
    expect(kept.isConnected).toBe(true);
    expect(await world.history(ann, roomId)).toEqual([]);
  });

  it("hears, after a gap in the broker, the rooms whose joins it missed, and no longer those whose leaves it missed", async () => {
    const [ann, bob] = [await world.addPerson(), await world.addPerson()];
    const [joined, left] = [await world.addRoom(ann), await world.addRoom(ann)];
    await world.database.rooms.addMember(bob.userId, left);
    const [a0, b1] = [await connect(ann, 0), await connect(bob, 1)];
    // Committed, and announced to nobody.
    await world.database.rooms.addMember(bob.userId, joined);
    await world.database.rooms.removeMember(bob.userId, left);
    if (redis) await redis.restart();
    else
      await world.sql.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'banter-listener'",
      );

    await waitFor(
      async () => {
        await send(a0, joined, "heard at last");
        return b1.bodies().includes("heard at last");
      },
      { timeoutMs: 20_000 },
    );
    await send(a0, left, "not for Bob");
    await send(a0, joined, "the end");
    await waitFor(() => b1.bodies().includes("the end"));
    expect(b1.bodies()).not.toContain("not for Bob");
  });
});
