import { AppError } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { settlePromises } from "../test/fake-clock.ts";
import { createFakeCluster, type FakeRequest, ME } from "../test/fake-cluster.ts";
import { createFakeStorage } from "../test/fake-storage.ts";
import { NODE_A, NODE_B, startClient } from "../test/start-client.ts";
import type { BanterClient } from "./banter-client-interface.ts";
import { createBrowserOutboxStorage } from "./outbox-storage.ts";
import type { Timeline } from "./timeline.ts";

const ROOM = "room-1";
const RECONNECTED_MS = 5_000;
const REQUEST_TIMEOUT_MS = 10_000;

async function openRoom(...options: Parameters<typeof startClient>) {
  const started = await startClient(...options);
  const timeline = started.client.room(ROOM);
  await settlePromises();
  return { ...started, timeline };
}

const sends = (cluster: { requestsOf(event: "new_chat_message"): FakeRequest[] }) =>
  cluster.requestsOf("new_chat_message").map(({ input }) => input);
const states = (timeline: Timeline) => timeline.getSnapshot().messages.map(({ state }) => state);
const failed = (timeline: Timeline) => timeline.getSnapshot().messages.find((entry) => entry.state === "failed");

describe("a room that one leaves", () => {
  it("has what waited for it refused, and sent only if one wishes it, also after one came back", async () => {
    const { client, clock, cluster, timeline } = await openRoom();
    cluster.openSockets()[0]?.drop();
    timeline.send("before");
    timeline.close();
    cluster.removeMember(ROOM);
    await clock.advance(RECONNECTED_MS);
    const again = client.room(ROOM);
    await settlePromises();
    expect(cluster.log(ROOM)).toEqual([]);
    const draft = failed(again);
    expect(draft).toMatchObject({ error: { code: "FORBIDDEN", reason: "not_a_member" }, canRetry: true });
    again.retry(draft?.key ?? "");
    await settlePromises();
    expect(cluster.log(ROOM).map(({ body }) => body)).toEqual(["before"]);
  });

  it.each([
    ["the server says it", (socket) => socket?.deliver("room_left", { roomId: ROOM })],
    ["the API says it", (_, client) => client.noteLeft(ROOM)],
  ] as [string, (socket: FakeRequest["socket"] | undefined, client: BanterClient) => void][])(
    "is left as soon as %s, also while it is being joined again",
    async (_, leave) => {
      const { client, cluster, timeline } = await openRoom();
      timeline.close();
      cluster.hooks.onRequest = ({ event, run }) => (event === "join_room" ? undefined : run());
      const again = client.room(ROOM);
      again.send("too early");
      cluster.removeMember(ROOM);
      leave(cluster.openSockets()[0], client);
      cluster.addMember(ROOM);
      for (const { event, run } of cluster.requests.slice(1)) if (event === "join_room") run();
      await settlePromises();
      expect(cluster.log(ROOM)).toEqual([]);
      expect(failed(again)).toMatchObject({ draft: { body: "too early" } });
    },
  );
});

describe("sending", () => {
  it("shows a message at once and keeps its key when it is stored", async () => {
    const { timeline } = await openRoom();
    const clientId = timeline.send("hello");
    const [draft] = timeline.getSnapshot().messages;
    expect(draft).toMatchObject({ state: "sending", key: clientId });
    await settlePromises();
    expect(timeline.getSnapshot().messages).toMatchObject([
      { state: "stored", key: clientId, message: { body: "hello" } },
    ]);
  });

  it("never shows a message both as a draft and as stored", async () => {
    const { timeline } = await openRoom();
    const counts: number[] = [];
    timeline.subscribe(() => counts.push(timeline.getSnapshot().messages.length));
    timeline.send("hello");
    await settlePromises();
    expect(new Set(counts)).toEqual(new Set([1]));
  });

  it("waits for a connection and then sends in the order of writing", async () => {
    const { client, clock, cluster, timeline } = await openRoom();
    cluster.openSockets()[0]?.drop();
    for (const body of ["1", "2", "3"]) timeline.send(body);
    expect(client.continuity.getSnapshot().waitingToSendCount).toBe(3);
    await clock.advance(RECONNECTED_MS);
    expect(cluster.log(ROOM).map(({ body }) => body)).toEqual(["1", "2", "3"]);
    expect(client.continuity.getSnapshot().waitingToSendCount).toBe(0);
  });

  it("has one message of a room under way at a time, and rooms do not wait for each other", async () => {
    const { client, cluster, timeline } = await openRoom();
    const otherRoom = client.room("room-2");
    await settlePromises();
    cluster.hooks.onRequest = () => {};
    timeline.send("1");
    timeline.send("2");
    otherRoom.send("other");
    await settlePromises();
    expect(sends(cluster).map(({ body }) => body)).toEqual(["1", "other"]);
  });

  it("waits until the room has been joined", async () => {
    const { client, cluster } = await startClient();
    client.room(ROOM).send("early");
    await settlePromises();
    expect(cluster.requests.map(({ event }) => event)).toEqual(["join_room", "new_chat_message"]);
  });

  it("tells once what became of each message", async () => {
    const { client, cluster, timeline } = await openRoom();
    const told: unknown[] = [];
    client.on("message_sent", ({ clientId, message }) => told.push([clientId, message.body]));
    client.on("message_refused", ({ clientId, error }) => told.push([clientId, error.code]));
    const first = timeline.send("1");
    await settlePromises();
    cluster.hooks.onRequest = (request) => request.refuse(new AppError("TOO_LARGE", "Too long"));
    const second = timeline.send("2");
    await settlePromises();
    expect(told).toEqual([
      [first, "1"],
      [second, "TOO_LARGE"],
    ]);
  });
});

describe("retrying", () => {
  it("sends the same clientId on another node after the answer was lost, and the message is stored once", async () => {
    const { clock, cluster, timeline } = await openRoom();
    cluster.hooks.onRequest = (request) => {
      cluster.write(ROOM, request.input.body, ME, request.input.clientId);
      cluster.hooks.onRequest = (next) => next.run();
      request.socket.drop();
    };
    const clientId = timeline.send("hello");
    await clock.advance(RECONNECTED_MS);
    const tries = cluster.requestsOf("new_chat_message");
    expect(tries.map(({ socket }) => socket.url)[0]).toBe(NODE_A);
    expect(new Set(tries.map(({ input }) => input.clientId))).toEqual(new Set([clientId]));
    expect(cluster.openSockets().map(({ url }) => url)).toEqual([NODE_B]);
    expect(cluster.log(ROOM)).toHaveLength(1);
    expect(states(timeline)).toEqual(["stored"]);
  });

  it("tries again when no answer comes", async () => {
    const { clock, cluster, timeline } = await openRoom();
    cluster.hooks.onRequest = () => {
      cluster.hooks.onRequest = (request) => request.run();
    };
    timeline.send("hello");
    await clock.advance(REQUEST_TIMEOUT_MS + RECONNECTED_MS);
    expect(sends(cluster)).toHaveLength(2);
    expect(states(timeline)).toEqual(["stored"]);
  });

  it("goes on for a room that is not open any more", async () => {
    const { clock, cluster, timeline } = await openRoom();
    cluster.openSockets()[0]?.drop();
    timeline.send("hello");
    timeline.close();
    await clock.advance(RECONNECTED_MS);
    expect(cluster.log(ROOM).map(({ body }) => body)).toEqual(["hello"]);
  });

  it("waits as long as a rate limit says, over a reconnect too", async () => {
    const { clock, cluster, timeline } = await openRoom();
    cluster.hooks.onRequest = (request) => {
      cluster.hooks.onRequest = (next) => next.run();
      request.refuse(new AppError("RATE_LIMITED", "Slow down", { retryAfterMs: 10_000 }));
    };
    timeline.send("hello");
    await clock.advance(1_000);
    cluster.openSockets()[0]?.drop();
    await clock.advance(8_000);
    expect(sends(cluster)).toHaveLength(1);
    expect(states(timeline)).toEqual(["sending"]);
    await clock.advance(5_000);
    expect(states(timeline)).toEqual(["stored"]);
  });

  it("gives way to the messages behind after an error of the server's own that stays", async () => {
    const { clock, cluster, timeline } = await openRoom();
    cluster.hooks.onRequest = (request) => {
      if (request.input.body === "bad") request.refuse(new AppError("INTERNAL", "Something went wrong"));
      else request.run();
    };
    timeline.send("bad");
    timeline.send("good");
    await clock.advance(60_000);
    expect(states(timeline)).toEqual(["stored", "failed"]);
    expect(failed(timeline)).toMatchObject({ canRetry: true });
  });

  it("is left alone once the message was seen among the room's, without waiting for the answer", async () => {
    const { cluster, timeline } = await openRoom();
    cluster.hooks.onRequest = ({ input }) => cluster.broadcast(cluster.write(ROOM, input.body, ME, input.clientId));
    timeline.send("1");
    timeline.send("2");
    await settlePromises();
    expect(states(timeline)).toEqual(["stored", "stored"]);
  });

  it("is not settled by someone else's message with the same clientId", async () => {
    const { cluster, timeline } = await openRoom();
    cluster.hooks.onRequest = () => {};
    const clientId = timeline.send("mine");
    await settlePromises();
    cluster.broadcast(cluster.write(ROOM, "forged", undefined, clientId));
    expect(states(timeline)).toEqual(["stored", "sending"]);
  });
});

describe("a refused message", () => {
  async function refuseOne(error: AppError) {
    const started = await openRoom();
    started.cluster.hooks.onRequest = (request) => {
      started.cluster.hooks.onRequest = (next) => next.run();
      request.refuse(error);
    };
    const clientId = started.timeline.send("refused");
    started.timeline.send("next");
    await settlePromises();
    return { ...started, clientId };
  }

  it("stays, with the reason, and does not hold up the next", async () => {
    const { timeline, client } = await refuseOne(new AppError("INVALID", "Message is empty"));
    expect(states(timeline)).toEqual(["stored", "failed"]);
    expect(failed(timeline)).toMatchObject({ canRetry: false, error: { message: "Message is empty" } });
    expect(client.continuity.getSnapshot().waitingToSendCount).toBe(0);
  });

  it("is sent again with the same clientId when the person says so", async () => {
    const { cluster, timeline, clientId } = await refuseOne(new AppError("FORBIDDEN", "Not a member"));
    expect(failed(timeline)).toMatchObject({ canRetry: true });
    timeline.retry(clientId);
    await settlePromises();
    expect(states(timeline)).toEqual(["stored", "stored"]);
    expect(sends(cluster).filter((input) => input.clientId === clientId)).toHaveLength(2);
  });

  it("is gone when the person gives it up", async () => {
    const { timeline, clientId } = await refuseOne(new AppError("FORBIDDEN", "Not a member"));
    timeline.discard(clientId);
    expect(states(timeline)).toEqual(["stored"]);
  });

  it("turns out stored if it arrives after all", async () => {
    const { cluster, timeline, clientId } = await refuseOne(new AppError("FORBIDDEN", "Not a member"));
    cluster.broadcast(cluster.write(ROOM, "refused", ME, clientId));
    expect(states(timeline)).toEqual(["stored", "stored"]);
  });
});

describe("an acknowledged message past a gap", () => {
  it("stays visible at the end until what comes before it is here", async () => {
    const { clock, cluster, timeline } = await openRoom();
    cluster.write(ROOM, "lost");
    const clientId = timeline.send("mine");
    await settlePromises();
    expect(timeline.getSnapshot().messages).toMatchObject([{ state: "sending", key: clientId }]);
    await clock.advance(1_000);
    expect(timeline.getSnapshot().messages).toMatchObject([
      { state: "stored", message: { body: "lost" } },
      { state: "stored", key: clientId },
    ]);
  });
});

describe("after a reload", () => {
  it("sends what was not sent, with the clientId that it had", async () => {
    const storage = createFakeStorage();
    const cluster = createFakeCluster();
    const outboxStorage = () => createBrowserOutboxStorage(storage, ME.id);
    cluster.addMember(ROOM);
    cluster.setMode(NODE_A, "down");
    cluster.setMode(NODE_B, "down");
    const before = await openRoom({ outboxStorage: outboxStorage() }, cluster);
    const clientIds = [before.timeline.send("1"), before.timeline.send("2")];
    before.client.close();

    cluster.setMode(NODE_A, "up");
    const after = await openRoom({ outboxStorage: outboxStorage() }, cluster);
    await after.clock.advance(RECONNECTED_MS);
    expect(cluster.log(ROOM).map(({ clientId }) => clientId)).toEqual(clientIds);
    expect(states(after.timeline)).toEqual(["stored", "stored"]);
    expect(storage.length).toBe(0);
  });

  it("still shows what was refused, and does not send it by itself", async () => {
    const storage = createFakeStorage();
    const outboxStorage = () => createBrowserOutboxStorage(storage, ME.id);
    const before = await openRoom({ outboxStorage: outboxStorage() });
    before.cluster.hooks.onRequest = (request) => request.refuse(new AppError("FORBIDDEN", "Not a member"));
    before.timeline.send("refused");
    await settlePromises();
    before.client.close();

    const after = await openRoom({ outboxStorage: outboxStorage() });
    expect(failed(after.timeline)).toMatchObject({ error: { code: "FORBIDDEN" } });
    expect(sends(after.cluster)).toEqual([]);
  });
});
