import { type BanterClient, createBanterClient } from "@banter/client";
import { openTestWorld, type TestPerson, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PAGE_ORIGIN } from "./cluster.ts";
import { type NodeProcess, startNodeProcess } from "./node-process.ts";

let world: TestWorld;
let nodes: [NodeProcess, NodeProcess];
const clients: BanterClient[] = [];

beforeAll(async () => {
  world = await openTestWorld();
});
beforeEach(async () => {
  const start = (nodeId: string) => startNodeProcess(nodeId, world.url, world.url);
  nodes = await Promise.all([start("node-0"), start("node-1")]);
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await Promise.all(nodes.map((node) => node.kill("SIGKILL")));
});
afterAll(() => world.close());

/** Somebody whose client tries `first` before the other node. */
async function join(person: TestPerson, roomId: string, first: 0 | 1) {
  const realtimeUrls = [nodes[first].url, nodes[first === 0 ? 1 : 0].url];
  const client = createBanterClient({ baseUrl: PAGE_ORIGIN, token: person.token, realtimeUrls });
  clients.push(client);
  client.connect();
  await client.whenConnected();
  const timeline = client.room(roomId);
  await waitFor(() => timeline.getSnapshot().status === "live");
  const bodies = () =>
    timeline.getSnapshot().messages.map((entry) => (entry.state === "stored" ? entry.message.body : entry.state));
  return { client, timeline, bodies };
}

describe.each(["SIGKILL", "SIGTERM"] as const)("a node that ends by %s while people talk", (signal) => {
  it("loses nothing that was acknowledged, shows nothing twice, and its people are back on the other", async () => {
    const [ann, bob] = [await world.addPerson(), await world.addPerson()];
    const roomId = await world.addRoom(ann);
    await world.database.rooms.addMember(bob.userId, roomId);
    const [a, b] = [await join(ann, roomId, 0), await join(bob, roomId, 1)];
    const acked = new Set<string | null>();
    a.client.on("message_sent", ({ message }) => acked.add(message.body));
    b.client.on("message_sent", ({ message }) => acked.add(message.body));

    let sent = 0;
    const talk = setInterval(() => {
      sent += 1;
      a.timeline.send(`a${sent}`);
      b.timeline.send(`b${sent}`);
    }, 100);
    await waitFor(() => acked.size > 5);
    const ended = nodes[0].kill(signal);
    await waitFor(() => a.client.continuity.getSnapshot().nodeId === "node-1", { timeoutMs: 15_000 });
    await waitFor(() => a.client.continuity.getSnapshot().status === "live", { timeoutMs: 15_000 });
    clearInterval(talk);
    if (signal === "SIGTERM") expect(await ended).toBe(0);

    await waitFor(() => acked.size === 2 * sent, { timeoutMs: 15_000 });
    const stored = (await world.history(ann, roomId, 100)).map((message) => message.body);
    expect([...stored].sort()).toEqual([...acked].sort());
    await waitFor(() => a.bodies().length === stored.length && b.bodies().length === stored.length);
    expect(a.bodies()).toEqual(stored);
    expect(b.bodies()).toEqual(stored);
  });
});
