import { AppError, DELETED_USERNAME, LIMITS } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { settlePromises } from "../test/fake-clock.ts";
import { createFakeCluster, ME } from "../test/fake-cluster.ts";
import { NODE_A, startClient } from "../test/start-client.ts";
import type { Timeline } from "./timeline.ts";

const ROOM = "room-1";
const LONGER_THAN_REORDERING_MS = 1_000;
const RECONNECTED_MS = 5_000;

const bodies = (timeline: Timeline) =>
  timeline.getSnapshot().messages.map((entry) => (entry.state === "stored" ? entry.message.body : entry.draft.body));

function clusterWith(count: number, roomId = ROOM) {
  const cluster = createFakeCluster();
  for (let place = 1; place <= count; place += 1) cluster.write(roomId, `${place}`);
  return cluster;
}

async function openRoom(cluster = clusterWith(2)) {
  const started = await startClient({}, cluster);
  const timeline = started.client.room(ROOM);
  await settlePromises();
  return { ...started, timeline };
}

describe("opening a room", () => {
  it("shows its newest messages and what comes after", async () => {
    const { cluster, timeline } = await openRoom();
    cluster.broadcast(cluster.write(ROOM, "3"));
    expect(bodies(timeline)).toEqual(["1", "2", "3"]);
    expect(timeline.getSnapshot()).toMatchObject({ status: "live", room: { name: "Lobby" }, hasOlder: false });
  });

  it("is gone when there is no such room", async () => {
    const cluster = clusterWith(0);
    cluster.hooks.onRequest = (request) => request.refuse(new AppError("NOT_FOUND", "No such room"));
    const { timeline } = await openRoom(cluster);
    expect(timeline.getSnapshot()).toMatchObject({ status: "gone", error: { code: "NOT_FOUND" } });
  });

  it("tries again when the server is busy", async () => {
    const cluster = clusterWith(1);
    const run = cluster.hooks.onRequest;
    cluster.hooks.onRequest = (request) => request.refuse(new AppError("UNAVAILABLE", "Busy"));
    const { clock, timeline } = await openRoom(cluster);
    expect(timeline.getSnapshot().status).toBe("loading");
    cluster.hooks.onRequest = run;
    await clock.advance(RECONNECTED_MS);
    expect(bodies(timeline)).toEqual(["1"]);
  });

  it("waits for a connection", async () => {
    const cluster = clusterWith(1);
    cluster.setMode(NODE_A, "down");
    const { clock, timeline } = await openRoom(cluster);
    expect(timeline.getSnapshot().status).toBe("loading");
    await clock.advance(RECONNECTED_MS);
    expect(bodies(timeline)).toEqual(["1"]);
  });

  it("loses nothing that is broadcast while it is being opened", async () => {
    const cluster = clusterWith(2);
    const { client, clock } = await startClient({}, cluster);
    const run = cluster.hooks.onRequest;
    cluster.hooks.onRequest = (request) => {
      run(request);
      cluster.hooks.onRequest = run;
    };
    const timeline = client.room(ROOM);
    cluster.broadcast(cluster.write(ROOM, "3"));
    await settlePromises();
    cluster.broadcast(cluster.write(ROOM, "4"));
    await clock.advance(LONGER_THAN_REORDERING_MS);
    expect(bodies(timeline)).toEqual(["1", "2", "3", "4"]);
  });
});

describe("a gap", () => {
  it("is not asked about when the missing message is only late", async () => {
    const { clock, cluster, timeline } = await openRoom();
    const late = cluster.write(ROOM, "3");
    cluster.broadcast(cluster.write(ROOM, "4"));
    expect(bodies(timeline)).toEqual(["1", "2"]);
    await clock.advance(100);
    cluster.broadcast(late);
    await clock.advance(LONGER_THAN_REORDERING_MS);
    expect(bodies(timeline)).toEqual(["1", "2", "3", "4"]);
    expect(cluster.requestsOf("sync_rooms")).toEqual([]);
  });

  it("is filled by a sync when the missing message stays away", async () => {
    const { clock, cluster, timeline } = await openRoom();
    cluster.write(ROOM, "3");
    cluster.broadcast(cluster.write(ROOM, "4"));
    await clock.advance(LONGER_THAN_REORDERING_MS);
    expect(bodies(timeline)).toEqual(["1", "2", "3", "4"]);
    expect(cluster.requestsOf("sync_rooms")).toHaveLength(1);
  });

  it("is noticed from the heads when the last message is the lost one", async () => {
    const { clock, cluster, timeline } = await openRoom();
    cluster.write(ROOM, "3");
    cluster.openSockets()[0]?.deliver("room_heads", { heads: [{ roomId: ROOM, headRev: 3 }] });
    expect(timeline.getSnapshot().behindCount).toBe(1);
    await clock.advance(LONGER_THAN_REORDERING_MS);
    expect(bodies(timeline)).toEqual(["1", "2", "3"]);
    expect(timeline.getSnapshot()).toMatchObject({ status: "live", behindCount: 0 });
  });

  it("that no sync can fill is asked about ever more rarely", async () => {
    const { clock, cluster } = await openRoom();
    cluster.openSockets()[0]?.deliver("room_heads", { heads: [{ roomId: ROOM, headRev: 99 }] });
    await clock.advance(20_000);
    expect(cluster.requestsOf("sync_rooms").length).toBeLessThan(8);
  });
});

describe("duplicates", () => {
  it("are shown and reported once", async () => {
    const { cluster, timeline } = await openRoom();
    const seen: (string | null)[] = [];
    timeline.onMessage(({ body }) => seen.push(body));
    const message = cluster.write(ROOM, "3");
    cluster.broadcast(message);
    cluster.broadcast(message);
    expect(bodies(timeline)).toEqual(["1", "2", "3"]);
    expect(seen).toEqual(["3"]);
  });
});

describe("coming back", () => {
  it("brings all open rooms up to date with one request", async () => {
    const cluster = createFakeCluster();
    const { client, clock } = await startClient({}, cluster);
    const rooms = Array.from({ length: 20 }, (_, index) => client.room(`room-${index}`));
    await settlePromises();
    cluster.openSockets()[0]?.drop();
    expect(rooms[0]?.getSnapshot().status).toBe("catching_up");
    for (const { roomId } of rooms) cluster.write(roomId, "missed");
    await clock.advance(RECONNECTED_MS);
    expect(rooms.map(bodies)).toEqual(rooms.map(() => ["missed"]));
    expect(cluster.requestsOf("sync_rooms")).toHaveLength(1);
    expect(cluster.requestsOf("join_room")).toHaveLength(rooms.length);
  });

  it("asks nothing of rooms in which nothing happened", async () => {
    const { clock, cluster, timeline } = await openRoom();
    cluster.openSockets()[0]?.drop();
    await clock.advance(RECONNECTED_MS);
    expect(timeline.getSnapshot().status).toBe("live");
    expect(cluster.requestsOf("sync_rooms")).toEqual([]);
  });

  it("splits a sync of more rooms than one request may hold", async () => {
    const { client, clock, cluster } = await startClient();
    const rooms = Array.from({ length: LIMITS.syncMaxRooms + 1 }, (_, index) => client.room(`room-${index}`));
    await settlePromises();
    cluster.openSockets()[0]?.drop();
    for (const { roomId } of rooms) cluster.write(roomId, "missed");
    await clock.advance(RECONNECTED_MS);
    expect(cluster.requestsOf("sync_rooms").map(({ input }) => input.cursors.length)).toEqual([LIMITS.syncMaxRooms, 1]);
    expect(rooms.every((room) => room.getSnapshot().status === "live")).toBe(true);
  });

  it("after too long an absence starts from the newest page, with older ones to load", async () => {
    const { clock, cluster, timeline } = await openRoom();
    cluster.openSockets()[0]?.drop();
    const missedCount = LIMITS.syncMaxChanges + 1;
    for (let count = 1; count <= missedCount; count += 1) cluster.write(ROOM, `missed ${count}`);
    await clock.advance(RECONNECTED_MS);
    expect(timeline.getSnapshot()).toMatchObject({ status: "live", hasOlder: true });
    expect(bodies(timeline)).toHaveLength(LIMITS.recentMessages);
    while (timeline.getSnapshot().hasOlder) await timeline.loadOlder();
    expect(bodies(timeline)).toEqual(cluster.log(ROOM).map(({ body }) => body));
  });

  it("to a room that one was removed from says so", async () => {
    const { clock, cluster, timeline } = await openRoom();
    cluster.openSockets()[0]?.drop();
    cluster.removeMember(ROOM);
    await clock.advance(RECONNECTED_MS);
    expect(timeline.getSnapshot().status).toBe("gone");
  });

  it("asks again for a sync that failed", async () => {
    const { clock, cluster, timeline } = await openRoom();
    const run = cluster.hooks.onRequest;
    cluster.hooks.onRequest = (request) => {
      cluster.hooks.onRequest = run;
      request.refuse(new AppError("RATE_LIMITED", "Slow down", { retryAfterMs: 2_000 }));
    };
    cluster.openSockets()[0]?.drop();
    cluster.write(ROOM, "3");
    await clock.advance(1_500);
    expect(bodies(timeline)).toEqual(["1", "2"]);
    expect(timeline.getSnapshot()).toMatchObject({ status: "catching_up", behindCount: 1 });
    await clock.advance(RECONNECTED_MS);
    expect(bodies(timeline)).toEqual(["1", "2", "3"]);
  });
});

describe("membership", () => {
  it("follows the member count", async () => {
    const { cluster, timeline } = await openRoom();
    cluster.openSockets()[0]?.deliver("member_left", { roomId: ROOM, userId: ME.id, memberCount: 7 });
    expect(timeline.getSnapshot().room?.memberCount).toBe(7);
  });

  it("knows an author whose account is deleted by no name any more, in any room", async () => {
    const { client, cluster, timeline } = await openRoom();
    const other = client.room("room-2");
    cluster.write("room-2", "there");
    await settlePromises();
    const names = () =>
      [timeline, other].flatMap(({ getSnapshot }) =>
        getSnapshot().messages.map((entry) => entry.state === "stored" && entry.message.author),
      );
    const [author] = names();
    if (!author) throw new Error("nothing was written");
    expect(author.username).not.toBe(DELETED_USERNAME);
    const left = { roomId: ROOM, userId: author.id, memberCount: 7 };
    cluster.openSockets()[0]?.deliver("member_left", left);
    expect(names()).toContainEqual(author);
    cluster.openSockets()[0]?.deliver("member_left", { ...left, isDeleted: true });
    expect(names().length).toBeGreaterThan(2);
    for (const name of names()) expect(name).toEqual({ id: author.id, username: DELETED_USERNAME });
  });

  it("ends with leaving, and opens again with joining elsewhere", async () => {
    const { client, cluster, timeline } = await openRoom();
    await client.leave(ROOM);
    expect(timeline.getSnapshot()).toMatchObject({ status: "gone", error: { reason: "not_a_member" } });
    const room = { ...(timeline.getSnapshot().room as NonNullable<ReturnType<Timeline["getSnapshot"]>["room"]>) };
    cluster.openSockets()[0]?.deliver("room_joined", { room });
    await settlePromises();
    expect(timeline.getSnapshot().status).toBe("live");
  });
});

describe("older pages", () => {
  it("are loaded one at a time, however often they are asked for", async () => {
    const { timeline } = await openRoom(clusterWith(120));
    expect(bodies(timeline)).toHaveLength(LIMITS.recentMessages);
    const both = [timeline.loadOlder(), timeline.loadOlder()];
    expect(timeline.getSnapshot().loadingOlder).toBe(true);
    await Promise.all(both);
    expect(bodies(timeline)).toHaveLength(100);
    await timeline.loadOlder();
    expect(bodies(timeline)).toEqual(Array.from({ length: 120 }, (_, index) => `${index + 1}`));
    expect(timeline.getSnapshot()).toMatchObject({ hasOlder: false, loadingOlder: false });
  });
});

describe("an older page on its way", () => {
  it("is dropped when the timeline starts anew", async () => {
    const { clock, cluster, timeline } = await openRoom(clusterWith(120));
    let release = () => {};
    cluster.hooks.beforeHistory = () => new Promise((resolve) => (release = resolve));
    const loading = timeline.loadOlder();
    cluster.openSockets()[0]?.drop();
    for (let count = 0; count <= LIMITS.syncMaxChanges; count += 1) cluster.write(ROOM, "missed");
    await clock.advance(RECONNECTED_MS);
    release();
    await loading;
    expect(timeline.getSnapshot().loadingOlder).toBe(false);
    cluster.hooks.beforeHistory = async () => {};
    while (timeline.getSnapshot().hasOlder) await timeline.loadOlder();
    expect(bodies(timeline)).toEqual(cluster.log(ROOM).map(({ body }) => body));
  });

  it("that cannot be had leaves a reason, and can be asked for again", async () => {
    const { cluster, timeline } = await openRoom(clusterWith(120));
    cluster.hooks.beforeHistory = () => Promise.reject(new AppError("UNAVAILABLE", "The database is away"));
    await timeline.loadOlder();
    expect(timeline.getSnapshot()).toMatchObject({ loadingOlder: false, olderError: { code: "UNAVAILABLE" } });
    cluster.hooks.beforeHistory = async () => {};
    await timeline.loadOlder();
    expect(timeline.getSnapshot().olderError).toBeNull();
    expect(bodies(timeline)).toHaveLength(100);
  });
});

describe("snapshots", () => {
  it("are the same object until something changes", async () => {
    const { cluster, timeline } = await openRoom();
    const before = timeline.getSnapshot();
    cluster.openSockets()[0]?.deliver("room_heads", { heads: [{ roomId: ROOM, headRev: 2 }] });
    expect(timeline.getSnapshot()).toBe(before);
    cluster.broadcast(cluster.write(ROOM, "3"));
    expect(timeline.getSnapshot()).not.toBe(before);
    expect(timeline.getSnapshot().messages[0]).toBe(before.messages[0]);
  });

  it("are announced to subscribers until these leave", async () => {
    const { cluster, timeline } = await openRoom();
    let calls = 0;
    const unsubscribe = timeline.subscribe(() => {
      calls += 1;
    });
    cluster.broadcast(cluster.write(ROOM, "3"));
    unsubscribe();
    cluster.broadcast(cluster.write(ROOM, "4"));
    expect(calls).toBe(1);
  });

  it("end with the timeline's closing; opening it again starts afresh", async () => {
    const { client, cluster, timeline } = await openRoom();
    timeline.close();
    cluster.broadcast(cluster.write(ROOM, "3"));
    expect(bodies(timeline)).toEqual(["1", "2"]);
    const again = client.room(ROOM);
    await settlePromises();
    expect(bodies(again)).toEqual(["1", "2", "3"]);
  });
});
