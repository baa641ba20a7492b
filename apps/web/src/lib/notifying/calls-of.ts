import type { UnreadSnapshot } from "@banter/client";
import type { RoomUnread } from "@banter/protocol";

/** How many of the messages that wait in a room call the person: what tab and icon count. */
export function callsOf({ kind, notify, unread, mentions }: RoomUnread): number {
  if (notify === "NOTHING") return 0;
  return kind === "DIRECT" ? unread : mentions;
}

/** How many of them the person wants to be told of when they are not looking. */
export function alertsOf(standing: RoomUnread): number {
  return standing.notify === "ALL" ? standing.unread : callsOf(standing);
}

export function totalCalls(rooms: UnreadSnapshot): number {
  let total = 0;
  for (const room of rooms.values()) total += callsOf(room);
  return total;
}
