import { channels, type Room, SESSIONS_ENDED } from "@banter/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createAnnouncer } from "../src/create-announcer.ts";
import { createPublisher, type Publisher } from "../src/create-publisher.ts";
import type { BrokerServer } from "./broker-server.ts";
import { connectClient, startNode, type TestNode } from "./start-node.ts";
import { type NodeProcess, startNodeProcess } from "./start-node-process.ts";

/** Longer than any broker waits before it asks again whether there is news. */
const LONGER_THAN_A_POLL_MS = 3_000;

/** A pair of every kind of thing that text has been damaged by on its way. */
const SCRIPTS = [
  "Grüße, naïve façade — “quotes”",
  "Привет, Καλημέρα, שלום, مرحبا بالعالم",
  "你好，世界 こんにちは 안녕하세요 हिन्दी ภาษาไทย",
  "e\u0301 vs é, Z\u0351\u036b\u0343algo, \u200fRTL\u200e, zero\u200dwidth",
  "👩‍👩‍👧‍👦🏳️‍🌈👍🏽",
  "\u0000\u0001\u001f\u2028\u2029\ufeff",
  "lone \ud800 surrogate",
  `\\" ' ; -- $1 %s {{x}} <b>&amp;</b>`,
];

/** What any broker must do for realtime nodes while it works. */
export function describeDelivery(startServer: () => Promise<BrokerServer>): void {
  describe("between two nodes", () => {
    let server: BrokerServer;
    let nodes: [TestNode, TestNode];
    let publisher: Publisher;

    beforeAll(async () => {
      server = await startServer();
      nodes = [await startNode(server.url), await startNode(server.url)];
      publisher = createPublisher({ url: server.url });
    });

    afterAll(async () => {
      await publisher?.close();
      await Promise.all((nodes ?? []).map((node) => node.close()));
      await server?.stop();
    });

    const connectPair = (...names: string[]) =>
      Promise.all(nodes.map(({ port }) => connectClient(port, ...names))) as Promise<
        [Awaited<ReturnType<typeof connectClient>>, Awaited<ReturnType<typeof connectClient>>]
      >;

    test("a broadcast reaches the members of a room on both nodes, once and in order", async () => {
      const pair = await connectPair("room:order");
      const outsider = await connectClient(nodes[1].port, "room:other");
      const sent = Array.from({ length: 500 }, (_, index) => `message ${index}`);
      for (const text of sent) nodes[0].io.to("room:order").emit("said", text);
      nodes[0].io.emit("said", "end");
      for (const client of [...pair, outsider]) await vi.waitFor(() => expect(client.said.at(-1)).toBe("end"), 10_000);
      for (const client of pair) expect(client.said).toEqual([...sent, "end"]);
      expect(outsider.said).toEqual(["end"]);
    });

    test("equal broadcasts are as many deliveries", async () => {
      const pair = await connectPair("room:equal");
      for (let count = 0; count < 5; count += 1) {
        nodes[0].io.to("room:equal").emit("said", "again");
        publisher.emit("room:equal", "room_left", { roomId: "again" });
      }
      for (const { events } of pair) {
        await vi.waitFor(() => expect(events.filter(([name]) => name === "said")).toHaveLength(5), 10_000);
        await vi.waitFor(() => expect(events.filter(([name]) => name === "room_left")).toHaveLength(5), 10_000);
      }
    });

    test("long and short messages keep their order, and 60 kB arrive whole", async () => {
      const pair = await connectPair("room:long");
      const sent = Array.from({ length: 40 }, (_, index) => `${index} ${"x".repeat(index % 3 === 0 ? 60_000 : 10)}`);
      for (const text of sent) nodes[1].io.to("room:long").emit("said", text);
      for (const { said } of pair) await vi.waitFor(() => expect(said).toHaveLength(sent.length), 10_000);
      for (const { said } of pair) expect(said).toEqual(sent);
    });

    test("a message of every length around the limits arrives", async () => {
      const pair = await connectPair("room:limits");
      const sent = Array.from({ length: 400 }, (_, index) => "é".repeat(3_800) + "x".repeat(index));
      for (const text of sent) nodes[0].io.to("room:limits").emit("said", text);
      for (const { said } of pair) await vi.waitFor(() => expect(said).toHaveLength(sent.length), 10_000);
      for (const { said } of pair) expect(said).toEqual(sent);
    });

    test("text of all scripts arrives to the character", async () => {
      const pair = await connectPair("room:scripts");
      for (const text of SCRIPTS) nodes[0].io.to("room:scripts").emit("said", text);
      for (const { said } of pair) await vi.waitFor(() => expect(said).toEqual(SCRIPTS), 10_000);
    });

    test("a broadcast leaves out a channel on both nodes", async () => {
      const readers = await connectPair("room:except");
      const blockers = await connectPair("room:except", "hidden:author");
      nodes[0].io.to("room:except").except("hidden:author").emit("said", "not for all");
      nodes[0].io.to("room:except").emit("said", "end");
      for (const { said } of [...readers, ...blockers]) await vi.waitFor(() => expect(said.at(-1)).toBe("end"), 10_000);
      for (const { said } of readers) expect(said).toEqual(["not for all", "end"]);
      for (const { said } of blockers) expect(said).toEqual(["end"]);
    });

    test("the sockets of a user join and leave a room on both nodes", async () => {
      const pair = await connectPair("user:mover");
      nodes[0].io.in("user:mover").socketsJoin("room:moved");
      nodes[0].io.to("room:moved").emit("said", "while in");
      nodes[0].io.in("user:mover").socketsLeave("room:moved");
      nodes[0].io.to("room:moved").emit("said", "when out");
      nodes[0].io.to("user:mover").emit("said", "end");
      for (const { said } of pair) await vi.waitFor(() => expect(said).toEqual(["while in", "end"]), 10_000);
    });

    test("a process without sockets has every node look for ended sessions, and no client can", async () => {
      const looks = [0, 0];
      for (const [index, { io }] of nodes.entries()) {
        io.on(SESSIONS_ENDED, () => {
          looks[index] = (looks[index] ?? 0) + 1;
        });
      }
      const client = await connectClient(nodes[0].port, "room:looking");
      client.emit(SESSIONS_ENDED);
      publisher.sessionsEnded();
      await vi.waitFor(() => expect(looks).toEqual([1, 1]), 10_000);
      nodes[0].io.to("room:looking").emit("said", "end");
      await vi.waitFor(() => expect(client.said).toEqual(["end"]), 10_000);
      expect(looks).toEqual([1, 1]);
      client.disconnect();
    });

    test.each(["a node", "a process without sockets"])("%s announces to the people whom it concerns", async (from) => {
      const announcer = createAnnouncer(from === "a node" ? nodes[0].io : publisher);
      const pair = await connectPair(channels.user("ann"), from);
      const bystander = await connectClient(nodes[1].port, channels.user("bob"), from);
      const room: Room = {
        id: from,
        name: "Lobby",
        topic: "",
        kind: "PUBLIC",
        memberCount: 2,
        headRev: 0,
        createdAt: "2026-01-01T00:00:00.000Z",
        lastMessageAt: null,
        slowModeSeconds: 0,
        archivedAt: null,
        myRole: "MEMBER",
      };
      const left = { roomId: from, userId: "cid", memberCount: 1 };
      const member = { id: "dan", username: "dan", role: "MEMBER", joinedAt: room.createdAt } as const;
      const joined = { roomId: from, member, memberCount: 2 };
      announcer.roomJoined("ann", room);
      announcer.memberJoined(joined);
      announcer.newMessages({ roomId: from, messages: [] });
      announcer.memberLeft(left);
      announcer.roomLeft("ann", from);
      announcer.memberLeft(left);
      const expected = [
        ["room_joined", { room }],
        ["member_joined", joined],
        ["new_chat_message", { roomId: from, messages: [] }],
        ["member_left", left],
        ["room_left", { roomId: from }],
      ];
      for (const { events } of pair) await vi.waitFor(() => expect(events).toEqual(expected), 10_000);
      expect(bystander.events).toEqual([]);
    });

    test("a node that works has nothing to report", () => {
      for (const node of nodes) {
        expect(node.broker.status()).toBe("up");
        expect(node.gaps).toEqual([]);
      }
    });
  });

  describe("after an idle start", () => {
    let server: BrokerServer;
    let node: TestNode;
    let other: NodeProcess;

    beforeAll(async () => {
      server = await startServer();
      [node, other] = await Promise.all([startNode(server.url), startNodeProcess(server.url)]);
    });

    afterEach(async () => {
      await node?.close();
      await other?.stop();
      await server?.stop();
    });

    test("the first message arrives, even if it was sent while the reading process was busy", async () => {
      const reader = await connectClient(other.port, "room:first");
      await other.block(LONGER_THAN_A_POLL_MS);
      await new Promise((resolve) => setTimeout(resolve, LONGER_THAN_A_POLL_MS * 0.9));
      node.io.to("room:first").emit("said", "first");
      await vi.waitFor(() => expect(reader.said).toEqual(["first"]), 10_000);
    });
  });
}
