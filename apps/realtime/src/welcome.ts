import { channels } from "@banter/protocol";
import type { BanterSocket, RealtimeNode } from "./node.ts";

/** Lets a new connection hear its person, its session and its rooms, and tells it where those rooms stand. */
export async function welcome(socket: BanterSocket, { nodeId, services }: RealtimeNode): Promise<void> {
  const { userId, sessionId } = socket.data.actor;
  await socket.join([channels.user(userId), channels.session(sessionId)]);
  const rooms = await services.readHeads(userId);
  await socket.join(rooms.map((room) => channels.room(room.roomId)));
  // Read once more now that the socket hears the rooms: what was committed in between is in these heads.
  socket.emit("welcome", { nodeId, userId, heads: await services.readHeads(userId) });
}
