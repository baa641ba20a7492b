import { channels } from "@banter/protocol";
import type { BanterServer, BanterSocket } from "./node.ts";

/** The rooms that each of these people is in; somebody without any may be left out. */
export type FindMemberships = (userIds: string[]) => Promise<Map<string, string[]>>;

/**
 * Lets every socket hear the rooms that its person is in, and no others: for when joins and leaves of other processes
 * may have been missed.
 */
export async function reconcileMemberships(io: BanterServer, findMemberships: FindMemberships): Promise<void> {
  const before = [...io.of("/").sockets.values()].map((socket) => ({ socket, heard: heardRooms(socket) }));
  const memberships = await findMemberships([...new Set(before.map(({ socket }) => socket.data.actor.userId))]);
  for (const { socket, heard } of before) {
    const rooms = new Set((memberships.get(socket.data.actor.userId) ?? []).map(channels.room));
    for (const channel of rooms) if (!heard.has(channel)) await socket.join(channel);
    // Only what was heard before the question was asked: a room joined since is not in the answer yet.
    for (const channel of heard) if (!rooms.has(channel)) await socket.leave(channel);
  }
}

function heardRooms(socket: BanterSocket): Set<string> {
  return new Set([...socket.rooms].filter((channel) => channel.startsWith(channels.room(""))));
}
