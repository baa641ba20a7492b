import type { Conversation, Room, RoomUnread } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { listPlaces, nextPlace, waitingFirst } from "./places.ts";

const rooms = ["ash", "birch", "cedar"].map((name) => ({ id: name, name, kind: "PUBLIC" }) as Room);
const conversations = [
  { roomId: "direct", person: { id: "ben", username: "ben" }, lastMessageAt: "" },
] as Conversation[];
const standing = (roomId: string, changes: Partial<RoomUnread>): [string, RoomUnread] => [
  roomId,
  { roomId, kind: "PUBLIC", headRev: 9, lastReadSeq: 0, unread: 0, mentions: 0, notify: "MENTIONS", ...changes },
];

describe("places", () => {
  it("are rooms, then people, each at its address", () => {
    expect(listPlaces(rooms, conversations, new Map()).map(({ href }) => href)).toEqual([
      "/rooms/ash",
      "/rooms/birch",
      "/rooms/cedar",
      "/messages/ben",
    ]);
  });

  it("that call come before those where only something waits, without the muted", () => {
    const unread = new Map([
      standing("ash", { unread: 40 }),
      standing("birch", { unread: 3, mentions: 1 }),
      standing("cedar", { unread: 9, mentions: 9, notify: "NOTHING" }),
      standing("direct", { unread: 2, kind: "DIRECT" }),
    ]);
    const waiting = waitingFirst(listPlaces(rooms, conversations, unread));
    expect(waiting.map(({ key }) => key)).toEqual(["direct", "birch", "ash"]);
  });

  it("follow each other, round the end, and from elsewhere", () => {
    const places = listPlaces(rooms, [], new Map());
    const from = (pathname: string, step: 1 | -1) => nextPlace(places, pathname, step)?.key;
    expect([from("/rooms/ash", 1), from("/rooms/ash", -1), from("/rooms/cedar", 1)]).toEqual(["birch", "cedar", "ash"]);
    expect([from("/friends", 1), from("/friends", -1)]).toEqual(["ash", "cedar"]);
    expect(nextPlace(places.slice(0, 1), "/rooms/ash", 1)).toBeNull();
    expect(nextPlace([], "/rooms/ash", 1)).toBeNull();
  });
});
