import { describe, expect, it } from "vitest";
import { settlePromises } from "../test/fake-clock.ts";
import { ME } from "../test/fake-cluster.ts";
import { createFakeStorage } from "../test/fake-storage.ts";
import { startClient } from "../test/start-client.ts";
import { createBrowserOutboxStorage } from "./outbox-storage.ts";

const BOB = "00000000-0000-4000-8000-00000000000b";
const ROOM = `direct-${BOB}`;
const RECONNECTED_MS = 5_000;

describe("a message to a friend without a room", () => {
  it("is sent, stored once, and gone from the drafts", async () => {
    const { client, cluster } = await startClient();
    const drafts = client.direct(BOB);
    const told: string[] = [];
    client.on("message_sent", ({ message }) => told.push(message.roomId));
    let changes = 0;
    drafts.subscribe(() => {
      changes += 1;
    });
    drafts.send("hello");
    expect(drafts.getSnapshot()).toMatchObject([{ body: "hello", state: "sending", toUserId: BOB }]);
    expect(drafts.getSnapshot()).toBe(client.direct(BOB).getSnapshot());
    await settlePromises();
    expect(drafts.getSnapshot()).toEqual([]);
    expect(cluster.log(ROOM).map(({ body }) => body)).toEqual(["hello"]);
    expect(told).toEqual([ROOM]);
    expect(changes).toBeGreaterThan(1);
  });

  it("survives a reload, and one whose answer was lost is sent again as the same", async () => {
    const storage = createFakeStorage();
    const outboxStorage = () => createBrowserOutboxStorage(storage, ME.id);
    const first = await startClient({ outboxStorage: outboxStorage() });
    first.cluster.hooks.onRequest = ({ event, input }) => {
      if (event === "new_direct_message") first.cluster.write(ROOM, input.body, ME, input.clientId);
    };
    first.client.direct(BOB).send("hello");
    await settlePromises();
    first.client.close();
    first.cluster.hooks.onRequest = (request) => request.run();
    const { client } = await startClient({ outboxStorage: outboxStorage() }, first.cluster);
    await settlePromises();
    expect(first.cluster.log(ROOM).map(({ body }) => body)).toEqual(["hello"]);
    const ids = first.cluster.requestsOf("new_direct_message").map(({ input }) => input.clientId);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    expect(client.direct(BOB).getSnapshot()).toEqual([]);
    expect(storage.length).toBe(0);
  });

  it("waits for a connection, and several go in the order of writing into one room", async () => {
    const { client, cluster, clock } = await startClient();
    cluster.openSockets()[0]?.drop();
    for (const body of ["1", "2", "3"]) client.direct(BOB).send(body);
    await clock.advance(RECONNECTED_MS);
    expect(cluster.log(ROOM).map(({ body }) => body)).toEqual(["1", "2", "3"]);
    const timeline = client.room(ROOM);
    await settlePromises();
    cluster.writeDirect(BOB, "4");
    expect(timeline.getSnapshot().messages).toHaveLength(4);
  });

  it("that is refused stays, and can be sent again when the two are friends", async () => {
    const { client, cluster } = await startClient();
    cluster.endFriendship(BOB);
    const clientId = client.direct(BOB).send("hello");
    await settlePromises();
    expect(client.direct(BOB).getSnapshot()).toMatchObject([{ state: "failed", error: { reason: "not_friends" } }]);
    cluster.makeFriends(BOB);
    client.direct(BOB).retry(clientId);
    await settlePromises();
    expect(cluster.log(ROOM)).toHaveLength(1);
  });
});
