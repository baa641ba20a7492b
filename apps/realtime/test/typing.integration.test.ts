import { randomUUID } from "node:crypto";
import { openTestWorld, startRedis, type TestPerson, type TestRedis, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startCluster, TestSocket } from "./cluster.ts";

describe.each(["postgres", "redis"] as const)("somebody who writes, on two nodes over %s", (broker) => {
  let world: TestWorld;
  let redis: TestRedis | undefined;
  let cluster: Awaited<ReturnType<typeof startCluster>>;
  const sockets: TestSocket[] = [];

  beforeAll(async () => {
    world = await openTestWorld();
    redis = broker === "redis" ? await startRedis() : undefined;
    cluster = await startCluster(2, world.url, redis?.url ?? world.url);
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

  it("is named to the others in the room on all nodes, not to themselves, nor to strangers or whoever blocks them", async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => world.addPerson()));
    const [ann, ben, blocker, stranger] = people as [TestPerson, TestPerson, TestPerson, TestPerson];
    const roomId = await world.addRoom(ann);
    for (const { userId } of [ben, blocker]) await world.database.rooms.addMember(userId, roomId);
    await world.database.blocks.addBlock(blocker, ann.userId);
    const [first, second] = [await connect(ann, 0), await connect(ann, 1)];
    const bens = [await connect(ben, 0), await connect(ben, 1)];
    const others = [await connect(blocker, 0), await connect(blocker, 1), await connect(stranger, 1)];
    await first.ask("typing", { roomId });
    for (const socket of bens) {
      await waitFor(() => socket.all("typing").length > 0);
      expect(socket.all("typing")).toEqual([{ roomId, userId: ann.userId, username: ann.username }]);
    }
    // What comes later on the same way has come.
    await first.ask("new_chat_message", { roomId, clientId: randomUUID(), body: "written" });
    for (const socket of [first, second, ...others.slice(0, 2)]) {
      await waitFor(() => socket.all("new_chat_message").length > 0);
    }
    for (const socket of [first, second, ...others]) expect(socket.all("typing")).toEqual([]);
  });

  it("is refused outside their rooms, in an archived one, in a conversation with somebody who is no friend any more, and too often", async () => {
    const [ann, ben] = [await world.addPerson(), await world.addPerson()];
    const foreignRoomId = await world.addRoom(ben);
    const socket = await connect(ann, 0);
    const refused = { ok: false, error: { code: "FORBIDDEN", reason: "not_a_member" } };
    expect(await socket.emit("typing", { roomId: foreignRoomId })).toMatchObject(refused);
    expect(await socket.emit("typing", { roomId: randomUUID() })).toMatchObject(refused);
    expect(await socket.emit("typing", {})).toMatchObject({ error: { code: "INVALID" } });
    const directId = randomUUID();
    const [low, high] = [ann.userId, ben.userId].sort();
    await world.sql.query(
      `INSERT INTO rooms (id, kind, name, name_key, created_by_id, direct_low_id, direct_high_id, member_count)
       VALUES ($1, 'DIRECT', '', '', $2, $3, $4, 2)`,
      [directId, ann.userId, low, high],
    );
    await world.sql.query("INSERT INTO room_members (room_id, user_id) VALUES ($1, $2), ($1, $3)", [
      directId,
      low,
      high,
    ]);
    expect(await socket.emit("typing", { roomId: directId })).toMatchObject({ error: { reason: "not_friends" } });
    await world.sql.query(
      `INSERT INTO friends (low_id, high_id, status, requester_id, accepted_at) VALUES ($1, $2, 'ACCEPTED', $1, now())`,
      [low, high],
    );
    expect(await socket.emit("typing", { roomId: directId })).toMatchObject({ ok: true });
    const archivedId = await world.addRoom(ann);
    await world.sql.query("UPDATE rooms SET archived_at = now() WHERE id = $1", [archivedId]);
    expect(await socket.emit("typing", { roomId: archivedId })).toMatchObject({ error: { reason: "room_archived" } });
    const answers = await Promise.all(Array.from({ length: 10 }, () => socket.emit("typing", { roomId: directId })));
    expect(answers.at(-1)).toMatchObject({ error: { code: "RATE_LIMITED", retryAfterMs: expect.any(Number) } });
  });
});
