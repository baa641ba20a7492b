import type { BanterClient, Timeline } from "@banter/client";
import { createHeldRooms, type HeldRooms } from "./held-rooms.ts";

const all = new WeakMap<BanterClient, HeldRooms<Timeline>>();

/** The rooms that were visited with this client; those that one may not see any more are not among them. */
export function heldRoomsOf(client: BanterClient): HeldRooms<Timeline> {
  const known = all.get(client);
  if (known) return known;
  const held = createHeldRooms<Timeline>({ open: client.room });
  all.set(client, held);
  client.on("room_left", ({ roomId }) => held.drop(roomId));
  client.on("hidden_people", ({ userIds }) => {
    const hidden = new Set(userIds);
    for (const roomId of held.roomIds()) {
      const person = held.timelineOf(roomId)?.getSnapshot().room?.person;
      if (person && hidden.has(person.id)) held.drop(roomId);
    }
  });
  client.continuity.subscribe(() => {
    if (client.continuity.getSnapshot().status === "ended") held.clear();
  });
  return held;
}
