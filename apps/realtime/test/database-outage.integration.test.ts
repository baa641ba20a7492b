import { createBanterClient } from "@banter/client";
import { openTestWorld, startTcpProxy, type TcpProxy, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PAGE_ORIGIN, startCluster, TestSocket } from "./cluster.ts";

const PATIENCE = { timeoutMs: 20_000 };

let world: TestWorld;
let database: TcpProxy;
let broker: TcpProxy;
let cluster: Awaited<ReturnType<typeof startCluster>>;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

beforeEach(async () => {
  const { hostname, port } = new URL(world.url);
  const startProxy = () => startTcpProxy({ host: hostname, port: Number(port) });
  [database, broker] = [await startProxy(), await startProxy()];
  cluster = await startCluster(1, throughProxy(database), throughProxy(broker));
});
afterEach(async () => {
  await cluster.stop();
  await Promise.all([database, broker].map((proxy) => proxy.close()));
});

function throughProxy(proxy: TcpProxy): string {
  const url = new URL(world.url);
  url.port = String(proxy.port);
  return url.href;
}

async function health(path: string): Promise<{ status: number; body: { broker?: string; database?: string } }> {
  const answer = await fetch(`${cluster.urls[0]}${path}`);
  return { status: answer.status, body: (await answer.json()) as { broker?: string; database?: string } };
}

describe("a node's health", () => {
  it("depends on the database, and only tells of the broker", async () => {
    expect(await health("/readyz")).toMatchObject({ status: 200, body: { database: "up", broker: "up" } });
    await broker.close();
    await waitFor(async () => (await health("/readyz")).body.broker === "down", PATIENCE);
    expect(await health("/readyz")).toMatchObject({ status: 200, body: { database: "up" } });
    await broker.reopen();
    await waitFor(async () => (await health("/readyz")).body.broker === "up", PATIENCE);

    await database.close();
    expect(await health("/readyz")).toMatchObject({ status: 503, body: { database: "down" } });
    expect((await health("/livez")).status).toBe(200);
    await database.reopen();
    await waitFor(async () => (await health("/readyz")).status === 200, PATIENCE);
  });
});

describe("a database that hangs", () => {
  it("leaves no sender without an answer, and what they try again is stored once", async () => {
    const ann = await world.addPerson();
    const roomId = await world.addRoom(ann);
    const socket = await TestSocket.connect(cluster.urls[0] ?? "", { token: ann.token });
    const client = createBanterClient({ baseUrl: PAGE_ORIGIN, token: ann.token, realtimeUrls: cluster.urls });
    client.connect();
    await client.whenConnected();
    const room = client.room(roomId);
    await waitFor(() => room.getSnapshot().status === "live", PATIENCE);

    database.pause();
    const bare = { roomId, clientId: crypto.randomUUID(), body: "by hand" };
    const answer = socket.emit("new_chat_message", bare);
    room.send("by the SDK");
    expect(await answer).toMatchObject({ ok: false, error: { code: "UNAVAILABLE", retryAfterMs: expect.any(Number) } });
    expect((await health("/readyz")).status).toBe(503);
    database.resume();

    await waitFor(() => client.continuity.getSnapshot().waitingToSendCount === 0, PATIENCE);
    expect(await socket.emit("new_chat_message", bare)).toMatchObject({ ok: true });
    const stored = (await world.history(ann, roomId, 10)).map(({ body }) => body);
    expect(stored.sort()).toEqual(["by hand", "by the SDK"]);
    client.close();
    socket.close();
  });
});
