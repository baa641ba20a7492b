import { randomUUID } from "node:crypto";
import { createAnnouncer, createPublisher, type Publisher } from "@banter/broker";
import { createBanterClient } from "@banter/client";
import { createBlockService, createFriendService, createRoomRoleService } from "@banter/domain";
import {
  createRandom,
  openTestWorld,
  startRedis,
  type TestPerson,
  type TestRedis,
  type TestWorld,
  waitFor,
} from "@banter/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Guest, type Party, startParty } from "./block-party.ts";
import { createReadings, PLACES_OF_TEXT } from "./block-readings.ts";
import { type Trace, tracesOf, tracesOfBlocked } from "./block-traces.ts";
import { PAGE_ORIGIN, startCluster, TestSocket } from "./cluster.ts";

const BROKERS = ["postgres", "redis", "a redis that is down"] as const;
const NODES = [0, 1, 2] as const;

const as = (person: TestPerson) => ({ ...person, role: "USER" as const });

/** Another story for each broker. What people do is a matter of chance, and when, so that a seed repeats the former only. */
const STORIES = BROKERS.map((broker, index) => [broker, Number(process.env.BLOCK_SEED ?? 1) + index] as const);
const STEPS = 40;
/** How often chance is to have people do what. */
const WEIGHTS: Record<keyof Party["acts"] | "read", number> = {
  send: 2,
  direct: 2,
  mention: 1,
  attach: 1,
  reply: 1,
  edit: 1,
  remove: 1,
  react: 2,
  pin: 2,
  type: 1,
  goAway: 1,
  kick: 1,
  leave: 1,
  join: 2,
  sync: 1,
  reconnect: 1,
  befriend: 2,
  block: 3,
  unblock: 1,
  read: 2,
};
const MIX = (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).flatMap((name) =>
  Array.from({ length: WEIGHTS[name] }, () => name),
);

describe.each(STORIES)("blocks on three nodes over %s (seed %i)", (broker, seed) => {
  let world: TestWorld;
  let redis: TestRedis | undefined;
  let cluster: Awaited<ReturnType<typeof startCluster>>;
  let publisher: Publisher;
  const sockets: TestSocket[] = [];

  beforeAll(async () => {
    world = await openTestWorld();
    redis = broker === "postgres" ? undefined : await startRedis();
    const brokerUrl = redis?.url ?? world.url;
    cluster = await startCluster(NODES.length, world.url, brokerUrl, {
      messagesPerUserPerSecond: 10_000,
      messagesPerUserBurst: 10_000,
      eventsPerUserPerSecond: 10_000,
      eventsPerUserBurst: 10_000,
    });
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

  const blocks = () =>
    createBlockService({
      ...world.database.blocks,
      untilNodesKnow: world.database.access.untilNodesKnow,
      announceAccessChange: publisher.accessChanged,
      announcer: createAnnouncer(publisher),
    });
  const noLimit = { take: async () => {}, forgive: async () => {} };
  const friends = () =>
    createFriendService({
      ...world.database.friends,
      requests: noLimit,
      searches: noLimit,
      announcer: createAnnouncer(publisher),
    });
  const roles = () =>
    createRoomRoleService({
      ...world.database.roomRoles,
      findRoom: world.database.rooms.findRoom,
      untilNodesKnow: world.database.access.untilNodesKnow,
      announceAccessChange: publisher.accessChanged,
      announcer: createAnnouncer(publisher),
    });
  const send = async (socket: TestSocket, roomId: string, body: string) =>
    (await socket.ask("new_chat_message", { roomId, clientId: randomUUID(), body })).message;

  async function meet(count: number): Promise<{ people: TestPerson[]; roomId: string }> {
    const people = await Promise.all(Array.from({ length: count }, () => world.addPerson()));
    const roomId = await world.addRoom(people[0] as TestPerson);
    for (const { userId } of people.slice(1)) await world.database.rooms.addMember(userId, roomId);
    return { people, roomId };
  }

  it("leave a room without gaps: of what is hidden come the revs, of what others say at the same time everything", async () => {
    const { people, roomId } = await meet(3);
    const [ann, ben, cat] = people as [TestPerson, TestPerson, TestPerson];
    const [annsSocket, bensSocket, catsSocket] = [await connect(ann, 0), await connect(ben, 0), await connect(cat, 0)];
    await blocks().block(as(ann), { userId: ben.userId });
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, index) => send(index % 2 ? bensSocket : catsSocket, roomId, `says ${index}`)),
    );
    const bens = sent.filter(({ author }) => author.id === ben.userId);
    await bensSocket.ask("edit_message", { messageId: bens[0]?.id, body: "says something else" });
    const heard = () => [...annsSocket.all("new_chat_message"), ...annsSocket.all("message_changed")];
    const revs = () =>
      heard().flatMap(({ messages, hiddenRevs = [] }) => [...messages.map(({ rev }) => rev), ...hiddenRevs]);
    await waitFor(() => revs().length >= 21);
    expect(revs().sort((a, b) => a - b)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    expect(heard().flatMap(({ messages }) => messages.map(({ author }) => author.id))).toEqual(
      Array.from({ length: 10 }, () => cat.userId),
    );
    expect(heard().flatMap(({ hiddenRevs = [] }) => hiddenRevs)).toHaveLength(11);
    expect(catsSocket.bodies()).toHaveLength(20);
  });

  it("are known to every socket of the person, also to those that come later, and end everywhere", async () => {
    const { people, roomId } = await meet(2);
    const [ann, ben] = people as [TestPerson, TestPerson];
    const early = await Promise.all(NODES.map((node) => connect(ann, node)));
    await blocks().block(as(ann), { userId: ben.userId });
    for (const socket of early) {
      await waitFor(() => socket.all("hidden_people").length > 0);
      expect(socket.all("hidden_people")).toEqual([{ userIds: [ben.userId] }]);
    }
    const late = await connect(ann, 1);
    expect(late.all("welcome")).toMatchObject([{ hiddenUserIds: [ben.userId] }]);
    await blocks().unblock(as(ann), { userId: ben.userId });
    for (const socket of [...early, late]) {
      await waitFor(() => socket.all("hidden_people").at(-1)?.userIds.length === 0);
    }
    const bensSocket = await connect(ben, 1);
    await send(bensSocket, roomId, "heard again");
    await waitFor(() => late.bodies().includes("heard again"));
  });

  it("let the SDK forget what it showed of the author at once, and bring it back", async () => {
    const { people, roomId } = await meet(2);
    const [ann, ben] = people as [TestPerson, TestPerson];
    const bensSocket = await connect(ben, 0);
    await send(bensSocket, roomId, "before");
    const client = createBanterClient({ baseUrl: PAGE_ORIGIN, token: ann.token, realtimeUrls: cluster.urls });
    try {
      client.connect();
      const timeline = client.room(roomId);
      const shown = () =>
        timeline.getSnapshot().messages.map((entry) => (entry.state === "stored" ? entry.message.body : entry.state));
      await waitFor(() => shown().length === 1);
      await blocks().block(as(ann), { userId: ben.userId });
      await waitFor(() => shown().length === 0);
      await send(bensSocket, roomId, "meanwhile");
      await waitFor(() => timeline.getSnapshot().rev === 2, { timeoutMs: 15_000 });
      expect(shown()).toEqual([]);
      await blocks().unblock(as(ann), { userId: ben.userId });
      await waitFor(() => shown().length === 2);
      expect(shown()).toEqual(["before", "meanwhile"]);
    } finally {
      client.close();
    }
  });

  it("hold whatever happens: nothing of the blocked on any wire of the blocker, nor in any answer", {
    timeout: 120_000,
  }, async () => {
    const story = [`seed ${seed}`];
    const random = createRandom(seed);
    const host = { world, nodeCount: NODES.length, connect, blocks: blocks(), friends: friends(), roomRoles: roles() };
    const party = await startParty(host, random);
    const { guests, roomIds, acts } = party;
    const read = createReadings(world, party);
    const expectNoTrace = () => expect(guests.flatMap(tracesOfBlocked), story.join("\n")).toEqual([]);

    async function expectNothingToRead(one: Guest): Promise<void> {
      const traces = (await read(one)).flatMap(({ what, text }) =>
        [...one.blocked.keys()].flatMap((other) =>
          tracesOf(other, text).map((trace) => `${one.index} reads ${trace} of ${other.index} in ${what}: ${text}`),
        ),
      );
      expect(traces, story.join("\n")).toEqual([]);
    }

    await party.open();
    for (const one of guests) {
      const readings = await read(one);
      const cursors = roomIds.map((roomId) => ({ roomId, afterRev: 0 }));
      await Promise.all(one.sockets.map((socket) => socket.ask("sync_rooms", { cursors })));
      for (const other of guests.filter((guest) => guest !== one)) {
        const placesOf = (wanted: Trace) =>
          readings.filter(({ text }) => tracesOf(other, text).includes(wanted)).map(({ what }) => what);
        expect(placesOf("text")).toEqual(expect.arrayContaining([...PLACES_OF_TEXT]));
        expect(placesOf("reaction")).toContain("history");
        const seen = () => one.sockets.flatMap(({ wire }) => wire.flatMap((text) => tracesOf(other, text)));
        await waitFor(() => ["text", "reaction", "presence"].every((trace) => seen().includes(trace as Trace)));
      }
    }

    const stop = party.chatter();
    for (let step = 0; step < STEPS; step += 1) {
      const name = MIX[random(MIX.length)] as keyof typeof WEIGHTS;
      const one = guests[random(guests.length)] as Guest;
      story.push(`${name} by ${one.index}, who blocks ${[...one.blocked.keys()].map(({ index }) => index)}`);
      if (name === "unblock") expectNoTrace();
      await (name === "read" ? expectNothingToRead(one) : acts[name](one));
      expectNoTrace();
    }
    await party.gather();
    await stop();
    for (const one of guests) await acts.block(one);
    for (const one of guests) await expectNothingToRead(one);
    expectNoTrace();

    // And nothing else was kept from anybody.
    for (const { sockets, blocked } of guests) {
      const cursors = roomIds.map((roomId) => ({ roomId, afterRev: 0 }));
      const answer = await sockets[0]?.ask("sync_rooms", { cursors });
      for (const { roomId, ...changes } of answer?.rooms ?? []) {
        if (changes.status === "later" || changes.status === "gone") throw new Error(`${roomId} is ${changes.status}`);
        const hidden = [...blocked.keys()].map(({ person }) => person.userId);
        const { rows } = await world.sql.query<{ id: string }>(
          `SELECT id FROM messages WHERE room_id = $1 AND author_id <> ALL ($2::uuid[])
           ORDER BY seq DESC LIMIT $3`,
          [roomId, hidden, changes.messages.length],
        );
        expect(new Set(changes.messages.map(({ id }) => id))).toEqual(new Set(rows.map(({ id }) => id)));
        expect(changes.messages.length).toBeGreaterThan(0);
      }
    }
  });
});
