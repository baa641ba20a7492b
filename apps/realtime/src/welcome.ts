import { channels } from "@banter/protocol";
import type { BanterSocket, RealtimeNode } from "./node.ts";
import { hiddenFrom } from "./reconcile-access.ts";

/** Lets a new connection hear its person, its session and its rooms, and tells it where those rooms stand. */
export async function welcome(socket: BanterSocket, { nodeId, services }: RealtimeNode): Promise<void> {
  const { userId, sessionId } = socket.data.actor;
  await socket.join([channels.user(userId), channels.session(sessionId)]);
  // Before it hears any room. What is blocked from now on, the access watch finds: the socket is there already.
  const access = (await services.readAccess([userId])).get(userId);
  await socket.join((access?.hiddenUserIds ?? []).map(channels.hidden));
  await socket.join((access?.roomIds ?? []).map(channels.room));
  // Read now that the socket hears the rooms: what was committed before that is in these heads.
  const heads = await services.readHeads(userId);
  socket.emit("welcome", { nodeId, userId, heads, hiddenUserIds: hiddenFrom(socket) });
}
