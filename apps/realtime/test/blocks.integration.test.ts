import { randomUUID } from "node:crypto";
import { createAnnouncer, createPublisher, type Publisher } from "@banter/broker";
import { createBanterClient } from "@banter/client";
import { createBlockService, createFriendService } from "@banter/domain";
import { type Ack, type Answers, AppError } from "@banter/protocol";
import { openTestWorld, startRedis, type TestPerson, type TestRedis, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PAGE_ORIGIN, startCluster, TestSocket } from "./cluster.ts";

const BROKERS = ["postgres", "redis", "a redis that is down"] as const;
const NODES = [0, 1, 2] as const;

const as = (person: TestPerson) => ({ ...person, role: "USER" as const });
/** What people do is a matter of chance; so is when, so that a seed repeats the former only. One takes some ten seconds. */
const SEEDS = Array.from({ length: Number(process.env.BLOCK_STORIES ?? 1) }, (_, index) => index + 1);
const STEPS = 45;

function ifRefused(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

function chance(seed: number) {
  let state = seed;
  /** Of 0 to `below` - 1; a Weyl sequence through the mixer of splitmix32. */
  function integer(below: number): number {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  }
  return { integer, pick: <Item>(items: readonly Item[]) => items[integer(items.length)] as Item };
}

describe.each(BROKERS)("blocks on three nodes over %s", (broker) => {
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
  async function befriend(one: TestPerson, other: TestPerson): Promise<void> {
    await friends().request(as(one), { userId: other.userId }).catch(ifRefused);
    await friends().accept(as(other), { userId: one.userId }).catch(ifRefused);
  }
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

  it.each(SEEDS)("hold whatever happens: no byte of the blocked on any wire of the blocker (seed %i)", async (seed) => {
    const { integer, pick } = chance(seed);
    const { people, roomId: firstRoomId } = await meet(4);
    const secondRoomId = await world.addRoom(people[0] as TestPerson);
    for (const { userId } of people.slice(1)) await world.database.rooms.addMember(userId, secondRoomId);
    const roomIds = [firstRoomId, secondRoomId];
    const story: string[] = [];
    const party = await Promise.all(
      people.map(async (person, index) => ({
        person,
        index,
        secret: `[${randomUUID()}]`,
        sockets: [await connect(person, index % 3), await connect(person, (index + 1) % 3)],
        ownMessageIds: [] as string[],
        /** Whom this person blocks, and of each socket what had come before that. */
        blocked: new Map<number, Map<TestSocket, number>>(),
      })),
    );
    type One = (typeof party)[number];

    function expectNoTrace(): void {
      for (const blocker of party) {
        for (const [index, marks] of blocker.blocked) {
          const { secret } = party[index] as One;
          for (const socket of blocker.sockets) {
            const since = socket.wire.slice(marks.get(socket) ?? 0);
            const found = since.find((text) => text.includes(secret));
            expect(found, `person ${blocker.index} must not see ${index}:\n${story.join("\n")}`).toBeUndefined();
          }
        }
      }
    }

    const directRoomIds = new Set<string>();
    for (const { person } of party.slice(1)) await befriend(people[0] as TestPerson, person);
    const otherThan = (one: One) => pick(party.filter((candidate) => candidate !== one));

    const acts: Record<string, (one: One) => Promise<void>> = {
      befriend: (one) => befriend(one.person, otherThan(one).person),
      async direct(one) {
        const toUserId = otherThan(one).person.userId;
        const body = `${one.secret} to one ${story.length}`;
        const input = { toUserId, clientId: randomUUID(), body };
        const answer = (await pick(one.sockets).emit("new_direct_message", input)) as Ack<
          Answers["new_direct_message"]
        >;
        if (!answer.ok) return void expect(answer.error).toMatchObject({ reason: "not_friends" });
        one.ownMessageIds.push(answer.data.message.id);
        directRoomIds.add(answer.data.message.roomId);
      },
      async send(one) {
        const message = await send(pick(one.sockets), pick(roomIds), `${one.secret} ${story.length}`);
        one.ownMessageIds.push(message.id);
      },
      async edit(one) {
        if (one.ownMessageIds.length === 0) return;
        const edit = { messageId: pick(one.ownMessageIds), body: `${one.secret} edited ${story.length}` };
        const answer = (await pick(one.sockets).emit("edit_message", edit)) as Ack<unknown>;
        if (!answer.ok) expect(answer.error).toMatchObject({ reason: "not_friends" });
      },
      async block(one) {
        const other = otherThan(one);
        await blocks().block(as(one.person), { userId: other.person.userId });
        if (one.blocked.has(other.index)) return;
        // What a node had sent before it knew has arrived when a question asked now is answered.
        await Promise.all(one.sockets.map((socket) => socket.emit("leave_room", {})));
        one.blocked.set(other.index, new Map(one.sockets.map((socket) => [socket, socket.wire.length])));
      },
      async unblock(one) {
        const index = pick([...one.blocked.keys(), -1]);
        if (index < 0) return;
        expectNoTrace();
        one.blocked.delete(index);
        await blocks().unblock(as(one.person), { userId: (party[index] as One).person.userId });
      },
      async reconnect(one) {
        const at = integer(one.sockets.length);
        one.sockets[at]?.close();
        const socket = await connect(one.person, integer(NODES.length));
        one.sockets[at] = socket;
      },
      async sync(one) {
        const cursors = [...roomIds, ...directRoomIds].map((roomId) => ({ roomId, afterRev: integer(20) }));
        await pick(one.sockets).ask("sync_rooms", { cursors });
      },
      async join(one) {
        await pick(one.sockets).ask("join_room", { roomId: pick(roomIds) });
      },
    };
    const mix = ["send", "send", "direct", "direct", "direct", "edit", "befriend", "befriend", "block", "unblock"];
    mix.push("reconnect", "sync", "join");

    let isOver = false;
    const chatter = (async () => {
      while (!isOver) {
        await Promise.all(party.map((one) => acts.send?.(one).catch(() => {}))); // a socket may be closing
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    for (let step = 0; step < STEPS; step += 1) {
      const [name, one] = [pick(mix), pick(party)];
      story.push(`${name} by ${one.index}, who blocks ${[...one.blocked.keys()]}`);
      await acts[name]?.(one);
      expectNoTrace();
    }
    isOver = true;
    await chatter;
    expectNoTrace();
    expect(directRoomIds.size).toBeGreaterThan(0);

    // And nothing else was kept from anybody.
    for (const one of party) {
      const { rooms } = await pick(one.sockets).ask("sync_rooms", {
        cursors: roomIds.map((roomId) => ({ roomId, afterRev: 0 })),
      });
      for (const { roomId, ...changes } of rooms) {
        if (changes.status === "later" || changes.status === "gone") throw new Error(`${roomId} is ${changes.status}`);
        const hidden = [...one.blocked.keys()].map((index) => (party[index] as One).person.userId);
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
