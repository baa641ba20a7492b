import { AppError } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { createFakeClock, settlePromises } from "../test/fake-clock.ts";
import { createFakeCluster, type FakeRequest } from "../test/fake-cluster.ts";
import { createConnection } from "./connection.ts";
import type { ConnectionState } from "./connection-state.ts";
import { createUrlRotation } from "./realtime-urls.ts";

const [A, B, C] = ["http://a.test/", "http://b.test/", "http://c.test/"] as const;
const RETRY_SOON_MS = 10_000;
const REQUEST_TIMEOUT_MS = 6_000;

function setUp(urls: readonly string[] = [A, B, C]) {
  const clock = createFakeClock();
  const cluster = createFakeCluster();
  const states: ConnectionState[] = [];
  const welcomes: string[] = [];
  const connection = createConnection({
    urls: createUrlRotation(async () => [...urls], clock),
    token: "secret",
    transport: cluster.transport,
    clock,
    random: () => 0.5,
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
    onState: (state) => states.push(state),
    onWelcome: ({ nodeId }) => welcomes.push(nodeId),
    onEvent: () => {},
  });
  return { clock, cluster, connection, states, welcomes };
}

const outage = () => new AppError("UNAVAILABLE", "Later", { retryAfterMs: 20_000 });
const join = { roomId: "room" };

describe("connection", () => {
  it("starts with the first address and hands over its token", async () => {
    const { cluster, connection, clock } = setUp();
    connection.start();
    await clock.advance(0);
    expect(cluster.attempts).toEqual([A]);
    expect(cluster.openSockets()[0]?.token).toBe("secret");
    expect(connection.state).toMatchObject({ phase: "live", nodeId: A });
  });

  it("goes on to the next address after each failure, round and round", async () => {
    const { cluster, connection, clock } = setUp();
    for (const url of [A, B, C]) cluster.setMode(url, "down");
    connection.start();
    await clock.advance(4 * RETRY_SOON_MS);
    expect(cluster.attempts.slice(0, 5)).toEqual([A, B, C, A, B]);
  });

  it("goes on to the next address when a live connection is lost", async () => {
    const { cluster, connection, clock, welcomes } = setUp();
    connection.start();
    await clock.advance(RETRY_SOON_MS);
    cluster.openSockets()[0]?.drop();
    expect(connection.state).toMatchObject({ phase: "waiting", attempt: 1 });
    await clock.advance(RETRY_SOON_MS);
    expect(welcomes).toEqual([A, B]);
  });

  it("waits longer after each failure, up to a bound", async () => {
    const { cluster, connection, clock, states } = setUp([A]);
    cluster.setMode(A, "down");
    connection.start();
    await clock.advance(60_000);
    const waits = states.flatMap((state) => (state.phase === "waiting" ? [state.nextAttemptAtMs] : []));
    const gaps = waits.slice(1).map((at, index) => at - (waits[index] ?? 0));
    expect(gaps.slice(0, 4)).toEqual([1_000, 2_000, 2_500, 2_500]);
  });

  it("does not come back sooner than the server asks", async () => {
    const { cluster, connection, clock } = setUp([A]);
    cluster.setMode(A, outage());
    connection.start();
    await clock.advance(20_000);
    expect(cluster.attempts).toHaveLength(1);
    await clock.advance(5_000);
    expect(cluster.attempts).toHaveLength(2);
  });

  it("stops and reports when the server does not accept the session", async () => {
    const { cluster, connection, clock } = setUp();
    cluster.setMode(A, new AppError("UNAUTHENTICATED", "No session"));
    connection.start();
    await clock.advance(60_000);
    expect(cluster.attempts).toEqual([A]);
    expect(connection.state).toMatchObject({ phase: "ended", error: { code: "UNAUTHENTICATED" } });
    expect(clock.scheduledCount).toBe(0);
  });

  it("stops and reports when the session ends", async () => {
    const { cluster, connection, clock } = setUp();
    connection.start();
    await clock.advance(0);
    cluster.openSockets()[0]?.deliver("session_ended", { reason: "logged_out" });
    await clock.advance(60_000);
    expect(connection.state).toMatchObject({ phase: "ended", error: { reason: "session_ended" } });
    expect(cluster.openSockets()).toEqual([]);
  });

  it("gives up on a node that does not shake hands", async () => {
    const { cluster, connection, clock } = setUp();
    cluster.setMode(A, "silent");
    connection.start();
    await clock.advance(RETRY_SOON_MS);
    expect(connection.state).toMatchObject({ phase: "live", nodeId: B });
  });

  it("drops a connection whose heartbeats stay away", async () => {
    const { cluster, connection, clock, welcomes } = setUp();
    connection.start();
    await clock.advance(20_000);
    cluster.openSockets()[0]?.deliver("room_heads", { heads: [] });
    await clock.advance(27_000);
    expect(welcomes).toEqual([A]);
    await clock.advance(2_000);
    expect(welcomes).toEqual([A, B]);
  });

  it("waits longer for a node that has shaken hands", async () => {
    const { cluster, connection, clock } = setUp();
    cluster.setMode(A, "slow");
    connection.start();
    await clock.advance(19_000);
    expect(cluster.attempts).toEqual([A]);
    await clock.advance(5_000);
    expect(connection.state).toMatchObject({ phase: "live", nodeId: B });
  });

  it("rejects a request that is not answered in time, and keeps the connection", async () => {
    const { cluster, connection, clock } = setUp();
    cluster.hooks.onRequest = () => {};
    connection.start();
    await clock.advance(0);
    const failure = connection.request("join_room", join).catch((error: unknown) => error);
    await clock.advance(REQUEST_TIMEOUT_MS);
    expect(await failure).toMatchObject({ code: "UNAVAILABLE" });
    expect(connection.state).toMatchObject({ phase: "live", nodeId: A });
  });

  it("rejects what is in flight when the connection is lost", async () => {
    const { cluster, connection, clock } = setUp();
    cluster.hooks.onRequest = () => {};
    connection.start();
    await clock.advance(0);
    const failure = connection.request("join_room", join).catch((error: unknown) => error);
    cluster.openSockets()[0]?.drop();
    expect(await failure).toMatchObject({ code: "UNAVAILABLE" });
  });

  it("rejects with the server's own error", async () => {
    const { cluster, connection, clock } = setUp();
    cluster.hooks.onRequest = (request) => request.refuse(new AppError("NOT_FOUND", "No such room"));
    connection.start();
    await clock.advance(0);
    await expect(connection.request("join_room", join)).rejects.toThrow("No such room");
  });

  it("rejects a request at once while there is no connection", async () => {
    const { connection } = setUp();
    await expect(connection.request("join_room", join)).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });

  it("uses no address that comes after it was stopped", async () => {
    const { cluster, connection, clock } = setUp();
    connection.start();
    connection.stop();
    await clock.advance(60_000);
    expect(cluster.attempts).toEqual([]);
    expect(connection.state).toEqual({ phase: "closed" });
  });

  it("tries at once when told to", async () => {
    const { cluster, connection, clock } = setUp();
    cluster.setMode(A, outage());
    connection.start();
    await clock.advance(0);
    connection.retryNow();
    await clock.advance(0);
    expect(connection.state).toMatchObject({ phase: "live", nodeId: B });
  });
});

describe("draining", () => {
  async function drain() {
    const parts = setUp();
    const held: FakeRequest[] = [];
    parts.connection.start();
    await parts.clock.advance(0);
    parts.cluster.hooks.onRequest = (request) => held.push(request);
    const answer = parts.connection.request("join_room", join);
    await settlePromises();
    parts.cluster.openSockets()[0]?.deliver("server_draining", { reconnectWithinMs: 8_000 });
    return { ...parts, held, answer };
  }

  it("moves to the next node at a moment within the window, never without a connection", async () => {
    const { clock, welcomes, states } = await drain();
    await clock.advance(3_999);
    expect(welcomes).toEqual([A]);
    await clock.advance(1);
    expect(welcomes).toEqual([A, B]);
    expect(states.map(({ phase }) => phase)).toEqual(["connecting", "live", "live"]);
  });

  it("still takes the answers of the old node, then leaves it", async () => {
    const { clock, cluster, held, answer } = await drain();
    await clock.advance(4_000);
    expect(cluster.openSockets().map(({ url }) => url)).toEqual([A, B]);
    held[0]?.run();
    await expect(answer).resolves.toMatchObject({ room: { id: "room" } });
    expect(cluster.openSockets().map(({ url }) => url)).toEqual([B]);
  });

  it("stays where it is while other nodes refuse, and reconnects when the old one is gone", async () => {
    const { clock, cluster, connection, answer } = await drain();
    answer.catch(() => {});
    cluster.setMode(B, "down");
    cluster.setMode(C, "down");
    await clock.advance(4_500);
    expect(connection.state).toMatchObject({ phase: "live", nodeId: A });
    cluster.openSockets()[0]?.drop();
    cluster.setMode(A, "down");
    expect(connection.state.phase).toBe("waiting");
    cluster.setMode(C, "up");
    await clock.advance(RETRY_SOON_MS);
    expect(connection.state).toMatchObject({ phase: "live", nodeId: C });
  });

  it("makes one new connection if the old one goes while its successor is being opened", async () => {
    const { clock, cluster, connection, answer, welcomes } = await drain();
    answer.catch(() => {});
    cluster.setMode(B, "silent");
    await clock.advance(4_000);
    cluster.openSockets()[0]?.drop();
    expect(connection.state.phase).toBe("connecting");
    await clock.advance(2 * RETRY_SOON_MS);
    expect(welcomes).toEqual([A, C]);
    expect(cluster.attempts).toEqual([A, B, C]);
  });

  it("has never more than one connection in use once all is done", async () => {
    const { clock, cluster, answer } = await drain();
    answer.catch(() => {});
    cluster.openSockets()[0]?.drop();
    await clock.advance(RETRY_SOON_MS);
    expect(cluster.openSockets().map(({ url }) => url)).toEqual([B]);
  });
});
