import { LIMITS } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { settlePromises } from "../test/fake-clock.ts";
import { createFakeCluster, ME } from "../test/fake-cluster.ts";
import { startClient } from "../test/start-client.ts";

const ROOM = "00000000-0000-4000-8000-0000000000c1";
const OTHER_ROOM = "00000000-0000-4000-8000-0000000000c2";

/** A connected client that looks at what is unread, in two rooms. */
async function startReader(
  fill: (cluster: ReturnType<typeof createFakeCluster>) => void = () => {},
  cluster = createFakeCluster(),
) {
  cluster.addMember(ROOM);
  cluster.addMember(OTHER_ROOM);
  fill(cluster);
  const started = await startClient({}, cluster);
  started.client.unread.subscribe(() => {});
  await settlePromises();
  return {
    ...started,
    unread: () => started.client.unread.getSnapshot().get(ROOM)?.unread,
    say: (body: string) => cluster.broadcast(cluster.write(ROOM, body)),
    marks: () => cluster.requestsOf("mark_read").map(({ input }) => input.seq),
  };
}

describe("what is unread", () => {
  it("is not asked for by programs that do not look at it", async () => {
    const { cluster } = await startClient();
    expect(cluster.requestsOf("list_unread")).toEqual([]);
  });

  it("begins with what the server counts, and grows with what others say, each message once", async () => {
    const { cluster, unread, say } = await startReader((fake) => fake.write(ROOM, "before"));
    expect(unread()).toBe(1);
    say("one");
    const again = cluster.write(ROOM, "two");
    cluster.broadcast(again);
    cluster.broadcast(again);
    cluster.broadcast(cluster.write(ROOM, "my own, from another device", ME));
    expect(unread()).toBe(3);
    expect(cluster.requestsOf("list_unread")).toHaveLength(1);
  });

  it("shrinks by a message that is deleted, whether it was counted by the server or since, and in whatever order it comes", async () => {
    const { cluster, unread, say } = await startReader((fake) => fake.write(ROOM, "old"));
    say("new");
    cluster.broadcast(cluster.edit(ROOM, 1, null), "message_changed");
    expect(unread()).toBe(1);
    cluster.broadcast(cluster.edit(ROOM, 2, null), "message_changed");
    expect(unread()).toBe(0);
    const late = cluster.write(ROOM, "late");
    cluster.broadcast(cluster.edit(ROOM, late.seq, null), "message_changed");
    cluster.broadcast(late);
    expect(unread()).toBe(0);
  });

  it("does not change with an edit", async () => {
    const { cluster, unread } = await startReader((fake) => fake.write(ROOM, "old"));
    cluster.broadcast(cluster.edit(ROOM, 1, "edited"), "message_changed");
    expect(unread()).toBe(1);
  });

  it("is asked for again when something was missed, and only then", async () => {
    const { cluster, clock, unread, say } = await startReader();
    say("heard");
    cluster.write(ROOM, "lost");
    say("heard, past a gap");
    await clock.advance(5_000);
    expect(unread()).toBe(3);
    expect(cluster.requestsOf("list_unread").map(({ input }) => input.roomIds)).toEqual([undefined, [ROOM]]);
    cluster.write(ROOM, "lost, too");
    cluster.openSockets()[0]?.deliver("room_heads", { heads: [{ roomId: ROOM, headRev: 4 }] });
    await clock.advance(5_000);
    expect(unread()).toBe(4);
    await clock.advance(10_000);
    expect(cluster.requestsOf("list_unread")).toHaveLength(3);
  });

  it("is right again after an absence in which messages came and another device read", async () => {
    const { client, cluster, clock, unread } = await startReader((fake) => {
      fake.write(ROOM, "old");
      fake.write(OTHER_ROOM, "old");
    });
    cluster.openSockets()[0]?.drop();
    cluster.write(ROOM, "missed");
    cluster.read(OTHER_ROOM, 1);
    await clock.advance(20_000);
    expect(unread()).toBe(2);
    expect(client.unread.getSnapshot().get(OTHER_ROOM)?.unread).toBe(0);
  });

  it("forgets rooms that one leaves and learns of those that one enters", async () => {
    const { client, cluster } = await startReader();
    const socket = cluster.openSockets()[0];
    cluster.removeMember(OTHER_ROOM);
    socket?.deliver("room_left", { roomId: OTHER_ROOM });
    expect([...client.unread.getSnapshot().keys()]).toEqual([ROOM]);
    cluster.addMember(OTHER_ROOM);
    cluster.write(OTHER_ROOM, "welcome");
    const { room } = cluster.answers.join_room({ roomId: OTHER_ROOM });
    socket?.deliver("room_joined", { room });
    await settlePromises();
    expect(client.unread.getSnapshot().get(OTHER_ROOM)?.unread).toBe(1);
  });

  it("counts no further than the limit", async () => {
    const { unread, say } = await startReader((fake) => {
      for (let n = 0; n < LIMITS.unreadMaxCount - 1; n += 1) fake.write(ROOM, `${n}`);
    });
    say("the hundredth");
    say("one more");
    expect(unread()).toBe(LIMITS.unreadMaxCount);
  });

  it("keeps its snapshot until something changes", async () => {
    const { client, cluster, say } = await startReader();
    say("one");
    const before = client.unread.getSnapshot();
    cluster.broadcast(cluster.write(ROOM, "mine", ME));
    cluster.openSockets()[0]?.deliver("room_heads", { heads: [{ roomId: ROOM, headRev: 2 }] });
    expect(client.unread.getSnapshot().get(OTHER_ROOM)).toBe(before.get(OTHER_ROOM));
  });
});

describe("mentions", () => {
  it("are counted apart, from the server's count on, and follow edits and deletions", async () => {
    const { client, cluster, clock, say } = await startReader((fake) => fake.write(ROOM, "@ada, before"));
    const standing = () => {
      const { unread, mentions } = client.unread.getSnapshot().get(ROOM) ?? {};
      return [unread, mentions];
    };
    expect(standing()).toEqual([1, 1]);
    say("nobody");
    say("@ada");
    say("@ada");
    expect(standing()).toEqual([4, 3]);
    cluster.broadcast(cluster.edit(ROOM, 2, "@ada after all"), "message_changed");
    cluster.broadcast(cluster.edit(ROOM, 3, "nobody after all"), "message_changed");
    cluster.broadcast(cluster.edit(ROOM, 4, null), "message_changed");
    expect(standing()).toEqual([3, 2]);
    cluster.broadcast(cluster.edit(ROOM, 1, "before: nobody"), "message_changed");
    await clock.advance(5_000);
    expect(standing()).toEqual([3, 1]);
    client.unread.watch(ROOM);
    expect(standing()).toEqual([0, 0]);
  });
});

describe("what one wants to be called for", () => {
  it("is kept by the server, and counts here and on other devices at once", async () => {
    const cluster = createFakeCluster();
    const desk = await startReader(() => {}, cluster);
    const phone = await startReader(() => {}, cluster);
    const levels = () => [desk, phone].map(({ client }) => client.unread.getSnapshot().get(ROOM)?.notify);
    expect(levels()).toEqual(["MENTIONS", "MENTIONS"]);
    await desk.client.unread.setNotify(ROOM, "NOTHING");
    expect(levels()).toEqual(["NOTHING", "NOTHING"]);
    desk.say("nobody hears");
    expect(desk.unread()).toBe(1);
  });
});

describe("reading", () => {
  it("counts at once, tells the server, and takes in what comes while one watches", async () => {
    const { client, clock, unread, say, marks } = await startReader((fake) => fake.write(ROOM, "old"));
    const stop = client.unread.watch(ROOM);
    expect(unread()).toBe(0);
    for (const body of ["a", "b", "c"]) {
      say(body);
      expect(unread()).toBe(0);
    }
    await clock.advance(10_000);
    expect(marks()).toEqual([1, 4]);
    stop();
    say("unseen");
    expect(unread()).toBe(1);
  });

  it("is said once more when the connection was lost over it", async () => {
    const { client, cluster, clock, unread, marks } = await startReader((fake) => fake.write(ROOM, "old"));
    cluster.hooks.onRequest = ({ event, socket, run }) => (event === "mark_read" ? socket.drop() : run());
    client.unread.watch(ROOM)();
    await settlePromises();
    cluster.hooks.onRequest = ({ run }) => run();
    await clock.advance(30_000);
    expect(unread()).toBe(0);
    expect(new Set(marks())).toEqual(new Set([1]));
    const said = marks().length;
    expect(said).toBeGreaterThan(1);
    await clock.advance(30_000);
    expect(marks()).toHaveLength(said);
  });

  it("asks nothing of the server for one's own words", async () => {
    const { client, cluster, clock, marks } = await startReader();
    client.unread.watch(ROOM);
    cluster.broadcast(cluster.write(ROOM, "mine", ME));
    await clock.advance(10_000);
    expect(marks()).toEqual([]);
  });

  it("on another device counts here, and never goes back", async () => {
    const { cluster, clock, unread, say } = await startReader();
    for (const body of ["a", "b", "c"]) say(body);
    cluster.read(ROOM, 2);
    expect(unread()).toBe(1);
    cluster.openSockets()[0]?.deliver("room_read", {
      rooms: [{ roomId: ROOM, kind: "PUBLIC", headRev: 3, lastReadSeq: 1, unread: 2, mentions: 0, notify: "MENTIONS" }],
    });
    await clock.advance(10_000);
    expect(unread()).toBe(1);
  });

  it("of all rooms leaves nothing unread", async () => {
    const { client, cluster } = await startReader((fake) => {
      fake.write(ROOM, "a");
      fake.write(OTHER_ROOM, "b");
    });
    await client.unread.markAllRead();
    expect([...client.unread.getSnapshot().values()].map(({ unread }) => unread)).toEqual([0, 0]);
    expect(cluster.requestsOf("mark_all_read")).toHaveLength(1);
  });
});
