import { AppError } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { settlePromises } from "../test/fake-clock.ts";
import { createFakeCluster } from "../test/fake-cluster.ts";
import { NODE_A, NODE_B, startClient } from "../test/start-client.ts";

const RECONNECTED_MS = 10_000;

describe("continuity", () => {
  it("goes from connecting to live, and over offline back", async () => {
    const { client, clock, cluster } = await startClient();
    const { continuity } = client;
    expect(continuity.getSnapshot()).toMatchObject({ status: "live", nodeId: NODE_A, attempt: 0, error: null });
    cluster.setMode(NODE_B, "down");
    cluster.openSockets()[0]?.drop();
    expect(continuity.getSnapshot()).toMatchObject({ status: "connecting", nodeId: null, attempt: 1 });
    await clock.advance(300);
    expect(continuity.getSnapshot()).toMatchObject({ status: "offline", attempt: 2, error: { code: "UNAVAILABLE" } });
    expect(continuity.getSnapshot().nextAttemptAtMs).toBeGreaterThan(clock.now());
    await clock.advance(RECONNECTED_MS);
    expect(continuity.getSnapshot()).toMatchObject({ status: "live", nodeId: NODE_A, nextAttemptAtMs: null });
  });

  it("says how much is missing while it catches up", async () => {
    const { client, clock, cluster } = await startClient();
    client.room("room-1");
    client.room("room-2");
    await settlePromises();
    cluster.hooks.onRequest = () => {};
    cluster.openSockets()[0]?.drop();
    for (const roomId of ["room-1", "room-1", "room-2"]) cluster.write(roomId, "missed");
    await clock.advance(1_000);
    expect(client.continuity.getSnapshot()).toMatchObject({ status: "catching_up", behindCount: 3 });
    for (const request of cluster.requestsOf("sync_rooms")) request.run();
    await settlePromises();
    expect(client.continuity.getSnapshot()).toMatchObject({ status: "live", behindCount: 0 });
  });

  it("ends with the session, for those who wait for a connection too", async () => {
    const cluster = createFakeCluster();
    cluster.setMode(NODE_A, new AppError("UNAUTHENTICATED", "No session"));
    const { client } = await startClient({}, cluster);
    expect(client.continuity.getSnapshot()).toMatchObject({ status: "ended", error: { code: "UNAUTHENTICATED" } });
    await expect(client.whenConnected()).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("keeps its snapshot while nothing changes, and tells subscribers when something does", async () => {
    const { client, cluster } = await startClient();
    const before = client.continuity.getSnapshot();
    expect(client.continuity.getSnapshot()).toBe(before);
    let calls = 0;
    client.continuity.subscribe(() => {
      calls += 1;
    });
    cluster.openSockets()[0]?.drop();
    expect(calls).toBeGreaterThan(0);
    expect(client.continuity.getSnapshot()).not.toBe(before);
  });

  it("leaves nothing running after the client was closed", async () => {
    const { client, clock, cluster } = await startClient();
    const timeline = client.room("room-1");
    await settlePromises();
    cluster.hooks.onRequest = () => {};
    timeline.send("hello");
    cluster.openSockets()[0]?.deliver("room_heads", { heads: [{ roomId: "room-1", headRev: 9 }] });
    await settlePromises();
    client.close();
    await settlePromises();
    expect(clock.scheduledCount).toBe(0);
    expect(client.continuity.getSnapshot().status).toBe("offline");
  });

  it("outlives an app's listener that throws", async () => {
    const errors: unknown[] = [];
    const collect = (error: unknown) => errors.push(error);
    process.prependOnceListener("uncaughtException", collect);
    const listeners = process.listeners("uncaughtException").filter((listener) => listener !== collect);
    for (const listener of listeners) process.off("uncaughtException", listener);
    const { client, cluster } = await startClient();
    client.on("room_heads", () => {
      throw new Error("the app's own");
    });
    const timeline = client.room("room-1");
    await settlePromises();
    cluster.openSockets()[0]?.deliver("room_heads", { heads: [] });
    cluster.broadcast(cluster.write("room-1", "still here"));
    await settlePromises();
    for (const listener of listeners) process.on("uncaughtException", listener);
    expect(errors).toMatchObject([{ message: "the app's own" }]);
    expect(timeline.getSnapshot().messages).toHaveLength(1);
  });
});
