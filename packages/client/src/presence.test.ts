import { AppError, LIMITS } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { settlePromises } from "../test/fake-clock.ts";
import { startClient } from "../test/start-client.ts";

const [BOB, CAT] = ["00000000-0000-4000-8000-00000000000b", "00000000-0000-4000-8000-00000000000c"] as const;
const SOON_MS = 100;

async function look(...userIds: string[]) {
  const started = await startClient();
  started.cluster.presence.set(BOB, "online");
  const stop = started.client.presence.watch(userIds);
  await started.clock.advance(SOON_MS);
  const asked = (event: "watch_presence" | "unwatch_presence" | "set_presence") =>
    started.cluster.requestsOf(event).map(({ input }) => input);
  const tell = (userId: string, state: "online" | "away" | "offline") =>
    started.cluster.openSockets()[0]?.deliver("presence", { people: [{ userId, state }] });
  return { ...started, presence: started.client.presence, stop, asked, tell };
}

describe("presence", () => {
  it("is unknown until the server has answered, and follows what it says", async () => {
    const { presence, tell } = await look(BOB, CAT);
    expect([presence.stateOf(BOB), presence.stateOf(CAT)]).toEqual(["online", "offline"]);
    let calls = 0;
    presence.subscribe(() => {
      calls += 1;
    });
    tell(CAT, "away");
    expect(presence.stateOf(CAT)).toBe("away");
    expect(calls).toBe(1);
    expect(presence.stateOf("00000000-0000-4000-8000-00000000000d")).toBe("unknown");
  });

  it("asks once for all who come on the screen together, and once for whoever is shown twice", async () => {
    const { presence, clock, asked } = await look(BOB);
    presence.watch([CAT]);
    presence.watch([BOB, CAT]);
    await clock.advance(SOON_MS);
    expect(asked("watch_presence")).toEqual([{ userIds: [BOB] }, { userIds: [CAT] }]);
  });

  it("lets go of whoever has left the screen for a moment, and of nobody who is still shown elsewhere", async () => {
    const { presence, clock, stop, asked, tell } = await look(BOB, CAT);
    const stopOther = presence.watch([CAT]);
    stop();
    stop();
    await clock.advance(2_000);
    expect(asked("unwatch_presence")).toEqual([{ userIds: [BOB] }]);
    tell(BOB, "away"); // was on its way
    expect([presence.stateOf(BOB), presence.stateOf(CAT)]).toEqual(["unknown", "offline"]);
    stopOther();
    presence.watch([CAT]);
    await clock.advance(2_000);
    expect(asked("unwatch_presence")).toHaveLength(1);
  });

  it("asks in pieces, and for no more people than a connection may follow", async () => {
    const ids = Array.from({ length: LIMITS.presenceMaxWatched + 1 }, () => crypto.randomUUID());
    const { asked, presence } = await look(...ids);
    const pieces = asked("watch_presence").map(({ userIds }) => userIds);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBe(LIMITS.presenceMaxAtOnce);
    expect(pieces.flat()).toEqual(ids.slice(0, -1));
    expect(presence.stateOf(ids.at(-1) ?? "")).toBe("unknown");
  });

  it("is unknown without a connection, and asked for anew with the next", async () => {
    const { cluster, clock, presence, asked } = await look(BOB);
    cluster.openSockets()[0]?.drop();
    expect(presence.stateOf(BOB)).toBe("unknown");
    cluster.presence.set(BOB, "away");
    await clock.advance(5_000);
    expect(presence.stateOf(BOB)).toBe("away");
    expect(asked("watch_presence")).toHaveLength(2);
  });

  it("is unknown when the node has lost sight, until it tells", async () => {
    const { cluster, presence, tell } = await look(BOB);
    cluster.openSockets()[0]?.deliver("presence_unknown", {});
    expect(presence.stateOf(BOB)).toBe("unknown");
    tell(BOB, "online");
    expect(presence.stateOf(BOB)).toBe("online");
  });

  it("tries again when the server cannot say", async () => {
    const started = await startClient();
    started.cluster.presence.set(BOB, "online");
    let refusals = 2;
    started.cluster.hooks.onRequest = (request) => {
      if (request.event !== "watch_presence" || refusals === 0) return request.run();
      refusals -= 1;
      request.refuse(new AppError("UNAVAILABLE", "Not now"));
    };
    started.client.presence.watch([BOB]);
    await started.clock.advance(1_000);
    expect(started.client.presence.stateOf(BOB)).toBe("unknown");
    await started.clock.advance(10_000);
    expect(started.client.presence.stateOf(BOB)).toBe("online");
  });

  it("follows nobody while nobody looks", async () => {
    const { cluster, clock, presence, asked } = await look(BOB);
    presence.setLooking(false);
    await clock.advance(2_000);
    expect(asked("unwatch_presence")).toEqual([{ userIds: [BOB] }]);
    cluster.openSockets()[0]?.drop();
    await clock.advance(5_000);
    expect(asked("watch_presence")).toHaveLength(1);
    presence.setLooking(true);
    await clock.advance(SOON_MS);
    expect(presence.stateOf(BOB)).toBe("online");
  });

  it("asks again about somebody who came into a room: they may be seen from now on", async () => {
    const { cluster, clock, presence } = await look(BOB, CAT);
    cluster.presence.set(CAT, "online");
    cluster.openSockets()[0]?.deliver("member_joined", {
      roomId: "00000000-0000-4000-8000-0000000000f1",
      member: { id: CAT, username: "cat", role: "MEMBER", joinedAt: new Date(0).toISOString() },
      memberCount: 3,
    });
    await clock.advance(SOON_MS);
    expect(presence.stateOf(CAT)).toBe("online");
  });
});

describe("one's own presence", () => {
  it("is said when it changes, and on each new connection while one is away", async () => {
    const { cluster, clock, presence, asked } = await look();
    presence.setOwn("away");
    await clock.advance(SOON_MS);
    expect(asked("set_presence")).toEqual([{ state: "away" }]);
    cluster.openSockets()[0]?.drop();
    await clock.advance(5_000);
    expect(asked("set_presence")).toHaveLength(2);
    presence.setOwn("online");
    await clock.advance(SOON_MS);
    cluster.openSockets()[0]?.drop();
    await clock.advance(5_000);
    expect(asked("set_presence").map(({ state }) => state)).toEqual(["away", "away", "online"]);
  });

  it("is said in the end, however often it changed and whatever the server refused meanwhile", async () => {
    const { cluster, clock, presence, asked } = await look();
    cluster.hooks.onRequest = (request) =>
      request.refuse(new AppError("RATE_LIMITED", "You come and go a lot", { retryAfterMs: 4_000 }));
    presence.setOwn("away");
    await clock.advance(SOON_MS);
    cluster.hooks.onRequest = (request) => request.run();
    await clock.advance(3_000);
    expect(asked("set_presence")).toHaveLength(1);
    await clock.advance(2_000);
    expect(asked("set_presence")).toHaveLength(2);
    await settlePromises();
  });
});
