import type { Message, RoomUnread } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { type Alert, createNotifier } from "./notifier.ts";

const ME = "me";

/** A notifier with everything around it in the test's hands; `shown` is what stands on the screen, by room. */
function start(rooms: Partial<RoomUnread>[] = [{}]) {
  const unread = new Map<string, RoomUnread>();
  const shown = new Map<string, string>();
  const told: Alert[] = [];
  const tabs = { isTelling: true, isWatched: false };
  const put = (room: Partial<RoomUnread>) => {
    const { roomId = "garden" } = room;
    unread.set(roomId, {
      ...{ roomId, kind: "PUBLIC", headRev: 1, lastReadSeq: 0, unread: 0, mentions: 0, notify: "MENTIONS" },
      ...unread.get(roomId),
      ...room,
    } as RoomUnread);
  };
  const notifier = createNotifier<Alert>({
    myId: ME,
    unread: () => unread,
    isTelling: () => tabs.isTelling,
    isWatched: async () => tabs.isWatched,
    describe: async (alert) => alert,
    show(alert) {
      told.push(alert);
      const text = alert.message?.body ?? `${alert.count} wait`;
      shown.set(alert.roomId, text);
      return () => {
        if (shown.get(alert.roomId) === text) shown.delete(alert.roomId);
      };
    },
  });
  for (const room of rooms) put(room);
  notifier.look();
  return {
    notifier,
    tabs,
    shown: () => [...shown.values()],
    told: () => told.length,
    /** What the server says next, with the messages that it says it with. */
    async hear(room: Partial<RoomUnread>, ...messages: Message[]) {
      put(room);
      notifier.note(messages);
      notifier.look();
      await new Promise(setImmediate);
    },
  };
}

function message(body: string, seq: number, changes: Partial<Message> = {}): Message {
  return {
    id: `message-${seq}`,
    roomId: "garden",
    author: { id: "ben", username: "ben" },
    seq,
    body,
    mentions: body.includes("@me") ? [{ name: "me", userId: ME }] : [],
    deletedAt: null,
    ...changes,
  } as Message;
}

describe("the person is told", () => {
  it("of mentions in a room, and of no other words there", async () => {
    const { hear, shown } = start();
    await hear({ unread: 1 }, message("hello all", 1));
    expect(shown()).toEqual([]);
    await hear({ unread: 2, mentions: 1 }, message("hello @me", 2));
    expect(shown()).toEqual(["hello @me"]);
    await hear({ unread: 3, mentions: 2 }, message("and @me again", 3));
    expect(shown()).toEqual(["and @me again"]);
  });

  it("of every message where they wish it, and between two; of nothing where they wish that", async () => {
    const { hear, shown } = start([
      { roomId: "loud", notify: "ALL" },
      { roomId: "ben", kind: "DIRECT" },
      { roomId: "mute", notify: "NOTHING" },
    ]);
    await hear({ roomId: "loud", unread: 1 }, message("loud", 1, { roomId: "loud" }));
    await hear({ roomId: "ben", unread: 1 }, message("direct", 1, { roomId: "ben" }));
    await hear({ roomId: "mute", unread: 1, mentions: 1 }, message("@me", 1, { roomId: "mute" }));
    expect(shown()).toEqual(["loud", "direct"]);
  });

  it("of the first message of somebody with whom there was no room", async () => {
    const { hear, shown } = start();
    await hear({ roomId: "ben", kind: "DIRECT", unread: 1 }, message("hi", 1, { roomId: "ben" }));
    expect(shown()).toEqual(["hi"]);
  });

  it("of how much came in an absence", async () => {
    const { hear, shown } = start();
    await hear({ unread: 9, mentions: 3 });
    expect(shown()).toEqual(["3 wait"]);
  });

  it("of nothing that waited before they came, that another level counts, or that is their own", async () => {
    const { hear, told } = start([{ unread: 5, mentions: 2 }]);
    await hear({ notify: "ALL" });
    await hear({ headRev: 8 }, message("mine @me", 8, { author: { id: ME, username: "me" } }));
    expect(told()).toBe(0);
  });

  it("by one tab, and not while they look at any", async () => {
    const { hear, tabs, told, shown } = start();
    tabs.isTelling = false;
    await hear({ unread: 1, mentions: 1 }, message("@me one", 1));
    tabs.isTelling = true;
    tabs.isWatched = true;
    await hear({ unread: 2, mentions: 2 }, message("@me two", 2));
    expect(told()).toBe(0);
    tabs.isWatched = false;
    await hear({ unread: 3, mentions: 3 }, message("@me three", 3));
    expect(shown()).toEqual(["@me three"]);
  });
});

describe("what was told is taken away", () => {
  it("once it is read, on whatever device", async () => {
    const { hear, shown } = start();
    await hear({ unread: 1, mentions: 1 }, message("@me", 1));
    await hear({ unread: 0, mentions: 0, lastReadSeq: 1 });
    expect(shown()).toEqual([]);
  });

  it("with its message, also while others wait, and before it was shown", async () => {
    const { hear, notifier, shown, told } = start([{ unread: 2, mentions: 2 }]);
    await hear({ unread: 3, mentions: 3 }, message("@me", 3));
    await hear({ unread: 2, mentions: 2 }, message("", 3, { deletedAt: "now", body: null }));
    expect(shown()).toEqual([]);
    const late = hear({ unread: 3, mentions: 3 }, message("@me, oops", 4));
    notifier.note([message("", 4, { deletedAt: "now", body: null })]);
    await late;
    expect([shown(), told()]).toEqual([[], 1]);
  });

  it("with its author's block, its room, and its tab", async () => {
    const { hear, notifier, shown } = start([{}, { roomId: "ben", kind: "DIRECT" }]);
    await hear({ unread: 1, mentions: 1 }, message("@me", 1));
    await hear(
      { roomId: "ben", unread: 1 },
      message("hi", 1, { roomId: "ben", author: { id: "eve", username: "eve" } }),
    );
    notifier.hide(["ben"]);
    expect(shown()).toEqual(["hi"]);
    notifier.closeAll();
    expect(shown()).toEqual([]);
  });
});
