import { channels, LIMITS, RoomRef } from "@banter/protocol";
import { handle } from "../handle.ts";

export const joinRoom = handle<"join_room", typeof RoomRef>(RoomRef, async (input, { actor, socket, services }) => {
  const room = await services.rooms.join(actor, input);
  // The socket hears the room before its history is read, so that nothing falls between the two.
  await socket.join(channels.room(room.id));
  try {
    const recent = await services.messages.recent(actor, { roomId: room.id, limit: LIMITS.recentMessages });
    return { room, ...recent };
  } catch (error) {
    await socket.leave(channels.room(room.id)); // put out of it meanwhile, perhaps: a next try finds out
    throw error;
  }
});
