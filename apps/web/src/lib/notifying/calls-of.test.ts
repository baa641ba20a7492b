import type { RoomUnread } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { alertsOf, callsOf, totalCalls } from "./calls-of.ts";

function standing(changes: Partial<RoomUnread>): RoomUnread {
  return {
    roomId: "room",
    kind: "PUBLIC",
    headRev: 9,
    lastReadSeq: 1,
    unread: 5,
    mentions: 2,
    notify: "MENTIONS",
    ...changes,
  };
}

describe("what calls the person", () => {
  it.each([
    ["PUBLIC", "ALL", 2, 5],
    ["PRIVATE", "MENTIONS", 2, 2],
    ["PUBLIC", "NOTHING", 0, 0],
    ["DIRECT", "ALL", 5, 5],
    ["DIRECT", "MENTIONS", 5, 5],
    ["DIRECT", "NOTHING", 0, 0],
  ] as const)("in a %s room at level %s is %i to count and %i to tell of", (kind, notify, calls, alerts) => {
    expect([callsOf(standing({ kind, notify })), alertsOf(standing({ kind, notify }))]).toEqual([calls, alerts]);
  });

  it("is counted over all rooms", () => {
    const rooms = [standing({ roomId: "a" }), standing({ roomId: "b", kind: "DIRECT" })];
    expect(totalCalls(new Map(rooms.map((room) => [room.roomId, room])))).toBe(7);
  });
});
