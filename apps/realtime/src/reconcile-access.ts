import type { Access } from "@banter/database";
import { channels } from "@banter/protocol";
import type { BanterServer, BanterSocket } from "./node.ts";

/** What each of these people's sockets may hear; somebody who is in no room and blocks nobody may be left out. */
export type ReadAccess = (userIds: string[]) => Promise<Map<string, Access>>;

const NO_ACCESS: Access = { roomIds: [], hiddenUserIds: [] };

/**
 * Lets the sockets of these people, by default of all on this node, hear what they may, and nothing else: for when
 * it has changed, or changes may have been missed.
 */
export async function reconcileAccess(
  io: BanterServer,
  readAccess: ReadAccess,
  concerns: (userId: string) => boolean = () => true,
): Promise<void> {
  const before = [...io.of("/").sockets.values()]
    .filter((socket) => concerns(socket.data.actor.userId))
    .map((socket) => ({ socket, heard: heardRooms(socket) }));
  if (before.length === 0) return;
  const found = await readAccess([...new Set(before.map(({ socket }) => socket.data.actor.userId))]);
  for (const { socket, heard } of before) {
    const access = found.get(socket.data.actor.userId) ?? NO_ACCESS;
    await hideFrom(socket, access.hiddenUserIds);
    await reconcileRooms(socket, heard, access.roomIds);
  }
}

/** Keeps the messages of these people, and of nobody else, from a socket, and tells it if that is news. */
async function hideFrom(socket: BanterSocket, userIds: string[]): Promise<void> {
  const hidden = new Set(userIds.map(channels.hidden));
  const before = channelsOf(socket, channels.hidden(""));
  const added = [...hidden].filter((channel) => !before.has(channel));
  const removed = [...before].filter((channel) => !hidden.has(channel));
  if (added.length > 0) await socket.join(added);
  for (const channel of removed) await socket.leave(channel);
  if (added.length > 0 || removed.length > 0) socket.emit("hidden_people", { userIds });
}

/** Whose messages are kept from a socket. */
export function hiddenFrom(socket: BanterSocket): string[] {
  const prefix = channels.hidden("");
  return [...channelsOf(socket, prefix)].map((channel) => channel.slice(prefix.length));
}

async function reconcileRooms(socket: BanterSocket, heard: Set<string>, roomIds: string[]): Promise<void> {
  const rooms = new Set(roomIds.map(channels.room));
  for (const channel of rooms) if (!heard.has(channel)) await socket.join(channel);
  for (const channel of heard) {
    // Only what was heard before the question was asked: a room joined since is not in the answer yet.
    if (rooms.has(channel) || !socket.rooms.has(channel)) continue;
    await socket.leave(channel);
    socket.emit("room_left", { roomId: channel.slice(channels.room("").length) });
  }
}

function heardRooms(socket: BanterSocket): Set<string> {
  return channelsOf(socket, channels.room(""));
}

function channelsOf(socket: BanterSocket, prefix: string): Set<string> {
  return new Set([...socket.rooms].filter((channel) => channel.startsWith(prefix)));
}
