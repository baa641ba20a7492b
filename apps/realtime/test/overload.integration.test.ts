import { randomUUID } from "node:crypto";
import { LIMITS } from "@banter/protocol";
import { openTestWorld, type TestPerson, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { startCluster, TestSocket } from "./cluster.ts";

let world: TestWorld;
let ann: TestPerson;
let cluster: Awaited<ReturnType<typeof startCluster>>;
const sockets: TestSocket[] = [];

beforeAll(async () => {
  world = await openTestWorld();
  ann = await world.addPerson();
});
beforeEach(async () => {
  cluster = await startCluster(1, world.url, world.url, {
    databasePoolSize: 2,
    handshakesWaitingMax: 10,
    messagesPerUserPerSecond: 100_000,
    messagesPerUserBurst: 100_000,
    eventsPerUserPerSecond: 100_000,
    eventsPerUserBurst: 100_000,
  });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await cluster.stop();
});
afterAll(() => world.close());

async function connect(person: TestPerson): Promise<TestSocket> {
  const socket = await TestSocket.connect(cluster.urls[0] ?? "", { token: person.token });
  sockets.push(socket);
  return socket;
}

/** The value of a metric without labels, as an operator reads it. */
async function readMetric(name: string): Promise<number> {
  const text = await (await fetch(`${cluster.metricsUrls[0]}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
}

it("cuts off a client that takes nothing it is sent; the others hear everything, and it can come back", async () => {
  const bob = await world.addPerson();
  const roomId = await world.addRoom(ann);
  await world.database.rooms.addMember(bob.userId, roomId);
  const [talker, stuck] = [await connect(ann), await connect(bob)];
  stuck.stopReading();

  let sent = 0;
  const body = "x".repeat(LIMITS.messageMaxChars);
  const talk = async () => {
    await Promise.all(
      Array.from({ length: 100 }, () => talker.ask("new_chat_message", { roomId, clientId: randomUUID(), body })),
    );
    sent += 100;
  };
  // How much the kernel buffers for a stuck socket differs from machine to machine: talk until it is noticed.
  await waitFor(
    async () => {
      await talk();
      return (await readMetric("banter_slow_consumers_total")) === 1;
    },
    { timeoutMs: 25_000 },
  );
  await waitFor(() => talker.bodies().length === sent);
  expect(await readMetric("banter_sockets")).toBe(1);
  const back = await connect(bob);
  expect((await back.ask("join_room", { roomId })).headRev).toBe(sent);
});

it("lets everybody in when they come all at once, some of them later, when they were told to come", async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => world.addPerson()));
  const storm = people.flatMap((person) => Array.from({ length: 10 }, () => person));
  let sentOff = 0;
  const comeIn = async (person: TestPerson): Promise<void> => {
    try {
      await connect(person);
    } catch (error) {
      const { data } = error as { data?: { code: string; reason: string; retryAfterMs: number } };
      expect(data).toMatchObject({ code: "UNAVAILABLE", reason: "overloaded", retryAfterMs: expect.any(Number) });
      sentOff += 1;
      await new Promise((resolve) => setTimeout(resolve, data?.retryAfterMs));
      await comeIn(person);
    }
  };
  // The line cannot move, however fast the machine is, until somebody found it full.
  await world.sql.query("BEGIN");
  await world.sql.query("LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE");
  const everybody = Promise.all(storm.map(comeIn));
  await waitFor(() => sentOff > 0);
  await world.sql.query("COMMIT");
  await everybody;
  expect(await readMetric("banter_sockets")).toBe(storm.length);
});

it("reports its write queue", async () => {
  const roomId = await world.addRoom(ann);
  const socket = await connect(ann);
  await socket.ask("new_chat_message", { roomId, clientId: randomUUID(), body: "counted" });
  await socket.emit("join_room", { roomId: "nonsense" });
  const text = await (await fetch(`${cluster.metricsUrls[0]}/metrics`)).text();
  expect(text).toContain('banter_messages_total{outcome="written"} 1');
  expect(text).toContain('banter_refusals_total{code="INVALID"} 1');
  expect(text).toContain("banter_writes_waiting 0");
  expect(text).toContain("banter_broker_up 1");
  expect((await fetch(`${cluster.urls[0]}/metrics`)).status).toBe(404);
});
