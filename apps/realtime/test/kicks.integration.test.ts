import { randomUUID } from "node:crypto";
import { createAnnouncer, createPublisher, type Publisher } from "@banter/broker";
import { createRoomRoleService } from "@banter/domain";
import { openTestWorld, startRedis, type TestPerson, type TestRedis, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startCluster, TestSocket } from "./cluster.ts";

const BROKERS = ["postgres", "redis", "a redis that is down"] as const;
const NODES = [0, 1, 2] as const;

describe.each(BROKERS)("people put out of a room on three nodes over %s", (broker) => {
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

  async function connect({ token }: TestPerson, node: number): Promise<TestSocket> {
    const socket = await TestSocket.connect(cluster.urls[node] ?? "", { token });
    sockets.push(socket);
    return socket;
  }

  const service = () =>
    createRoomRoleService({
      ...world.database.roomRoles,
      findRoom: world.database.rooms.findRoom,
      announcer: createAnnouncer(publisher),
      untilNodesKnow: world.database.access.untilNodesKnow,
      announceAccessChange: publisher.accessChanged,
    });

  it.each(["kick", "ban"] as const)(
    "hear nothing more of it from the answer on, and can write no more: %s",
    async (act) => {
      const [owner, member] = [await world.addPerson(), await world.addPerson()];
      const roomId = await world.addRoom(owner);
      await world.database.rooms.addMember(member.userId, roomId);
      const own = await Promise.all(NODES.map((node) => connect(member, node)));
      const owners = await Promise.all(NODES.map((node) => connect(owner, node)));
      const say = (socket: TestSocket, body: string) =>
        socket.emit("new_chat_message", { roomId, clientId: randomUUID(), body });

      await service()[act](
        { ...owner, role: "USER" },
        { address: "192.0.2.1", userAgent: "" },
        {
          roomId,
          userId: member.userId,
          reason: "",
        },
      );
      const secret = `[${randomUUID()}]`;
      for (const socket of owners) await say(socket, secret);
      await waitFor(() => owners.every((socket) => socket.bodies().includes(secret)));
      for (const socket of own) {
        expect(await say(socket, "still here")).toMatchObject({ ok: false, error: { reason: "not_a_member" } });
        expect(socket.wire.filter((text) => text.includes(secret))).toEqual([]);
        await waitFor(() => socket.all("room_left").length > 0);
        expect(socket.all("room_left")[0]).toMatchObject({ roomId });
      }
      const joining = await own[0]?.emit("join_room", { roomId });
      if (act === "ban") expect(joining).toMatchObject({ ok: false, error: { reason: "banned_from_room" } });
      else expect(joining).toMatchObject({ ok: true });
    },
  );
});
