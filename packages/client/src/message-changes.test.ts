import { describe, expect, it } from "vitest";
import { settlePromises } from "../test/fake-clock.ts";
import { ME } from "../test/fake-cluster.ts";
import { startClient } from "../test/start-client.ts";
import type { Timeline } from "./timeline.ts";

const ROOM = "00000000-0000-4000-8000-0000000000f1";

const shown = (timeline: Timeline) =>
  timeline.getSnapshot().messages.map((entry) => (entry.state === "stored" ? entry.message.body : entry.state));

async function openRoom() {
  const started = await startClient();
  const mine = started.cluster.write(ROOM, "mine", ME);
  const theirs = started.cluster.write(ROOM, "theirs");
  const timeline = started.client.room(ROOM);
  await settlePromises();
  return { ...started, timeline, mine, theirs };
}

describe("a changed message", () => {
  it("is shown in its new state, in its place, and not reported as new", async () => {
    const { cluster, timeline, theirs } = await openRoom();
    const reported: unknown[] = [];
    timeline.onMessage((message) => reported.push(message));
    cluster.broadcast(cluster.edit(ROOM, theirs.seq - 1, "edited"), "message_changed");
    expect(shown(timeline)).toEqual(["edited", "theirs"]);
    cluster.broadcast(cluster.edit(ROOM, theirs.seq, null), "message_changed");
    expect(shown(timeline)).toEqual(["edited", null]);
    expect(reported).toEqual([]);
  });

  it("comes with the sync when its broadcast was lost", async () => {
    const { cluster, timeline, theirs } = await openRoom();
    const [socket] = cluster.openSockets();
    cluster.edit(ROOM, theirs.seq, null);
    socket?.drop();
    await settlePromises();
    expect(timeline.getSnapshot().status).toBe("catching_up");
    expect(shown(timeline)).toEqual(["mine", "theirs"]);
  });

  it("does not go back to an older state that arrives late", async () => {
    const { cluster, timeline, theirs } = await openRoom();
    const edited = cluster.edit(ROOM, theirs.seq, "edited");
    const deleted = cluster.edit(ROOM, theirs.seq, null);
    cluster.broadcast(deleted, "message_changed");
    cluster.broadcast(edited, "message_changed");
    cluster.broadcast(theirs);
    expect(shown(timeline)).toEqual(["mine", null]);
  });
});

describe("changing a message", () => {
  it("shows the answer also when its broadcast is lost", async () => {
    const { client, cluster, timeline, mine } = await openRoom();
    cluster.hooks.onRequest = (request) => {
      const [socket] = cluster.openSockets();
      const deliver = socket?.deliver;
      if (socket) socket.deliver = () => {};
      request.run();
      if (socket && deliver) socket.deliver = deliver;
    };
    expect(await client.editMessage(mine.id, "better")).toMatchObject({ body: "better" });
    expect(shown(timeline)).toEqual(["better", "theirs"]);
    expect(await client.deleteMessage(mine.id)).toMatchObject({ body: null });
    expect(shown(timeline)).toEqual([null, "theirs"]);
  });

  it("rejects with what the server says", async () => {
    const { client } = await openRoom();
    await expect(client.deleteMessage("00000000-0000-4000-8000-00000000dead")).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
