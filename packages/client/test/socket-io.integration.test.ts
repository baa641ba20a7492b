import { afterEach, describe, expect, it, vi } from "vitest";
import { type BanterClient, createBanterClient } from "../src/index.ts";
import { startSocketIoNode, TOKEN } from "./start-socket-io-node.ts";

const ROOM = "00000000-0000-4000-8000-0000000000aa";
const nodes: Awaited<ReturnType<typeof startSocketIoNode>>[] = [];
const clients: BanterClient[] = [];

async function startNode(nodeId: string, path?: string) {
  const node = await startSocketIoNode(nodeId, ROOM, path);
  nodes.push(node);
  return node;
}

function connectTo(realtimeUrls: string[], token = TOKEN) {
  const client = createBanterClient({ baseUrl: "http://127.0.0.1", realtimeUrls, token });
  clients.push(client);
  client.connect();
  return client;
}

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await Promise.all(nodes.splice(0).map((node) => node.stop()));
});

describe("over real Socket.IO", () => {
  it("opens a room, sends, and hears of it once", async () => {
    const node = await startNode("one");
    const client = connectTo([node.url]);
    const room = client.room(ROOM);
    const heard: (string | null)[] = [];
    room.onMessage(({ body }) => heard.push(body));
    const sent = new Promise((resolve) => client.on("message_sent", resolve));
    const clientId = room.send("hello");
    expect(await sent).toMatchObject({ clientId, message: { body: "hello" } });
    await vi.waitUntil(() => heard.length > 0);
    expect(heard).toEqual(["hello"]);
    expect(room.getSnapshot().messages).toMatchObject([{ state: "stored", key: clientId }]);
  });

  it("goes on to the next node when one cannot be reached or breaks off", async () => {
    const stopped = await startNode("stopped");
    const [one, two] = [await startNode("one"), await startNode("two")];
    await stopped.stop();
    const client = connectTo([stopped.url, one.url, two.url]);
    await client.whenConnected();
    expect(client.continuity.getSnapshot().nodeId).toBe("one");
    one.kickAll();
    await vi.waitUntil(() => client.continuity.getSnapshot().nodeId === "two", { timeout: 10_000 });
  });

  it("reports why it was refused", async () => {
    const node = await startNode("one");
    const client = connectTo([node.url], "another token");
    await expect(client.whenConnected()).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: "No session" });
  });

  it("finds a service that is mounted under a path, by a WebSocket URL too", async () => {
    const node = await startNode("one", "/live/socket.io");
    const client = connectTo([`${node.url.replace("http", "ws")}/live/`]);
    await client.whenConnected();
    expect(client.continuity.getSnapshot().nodeId).toBe("one");
  });
});
