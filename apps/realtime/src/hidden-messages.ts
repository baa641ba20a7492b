import {
  type ChangedMessages,
  channels,
  MESSAGE_EVENTS,
  type NewMessages,
  peopleOf,
  withoutReactionsOf,
} from "@banter/protocol";
import type { BanterServer, BanterSocket } from "./node.ts";

type MessageEvent = (typeof MESSAGE_EVENTS)[number];

/**
 * Whoever blocks an author of a broadcast, or somebody who reacted, was left out of it. Tells those on this node what of it is for them, and of
 * the rest only the revs, so that they do not take them for lost.
 */
export function deliverToBlockers(
  io: BanterServer,
  [event, payload]: readonly unknown[],
  rooms: Iterable<string>,
): void {
  if (!isMessageEvent(event)) return;
  const { roomId, messages } = payload as NewMessages | ChangedMessages;
  const { adapter, sockets } = io.of("/");
  const leftOut = new Set<BanterSocket>();
  for (const personId of peopleOf(messages)) {
    for (const socketId of adapter.rooms.get(channels.hidden(personId)) ?? []) {
      const socket = sockets.get(socketId);
      if (socket && hears(socket, rooms)) leftOut.add(socket);
    }
  }
  for (const socket of leftOut) {
    const isHidden = (userId: string) => socket.rooms.has(channels.hidden(userId));
    socket.emit(event, {
      roomId,
      messages: messages
        .filter(({ author }) => !isHidden(author.id))
        .map((message) => withoutReactionsOf(message, isHidden)),
      hiddenRevs: messages.filter(({ author }) => isHidden(author.id)).map(({ rev }) => rev),
    });
  }
}

function isMessageEvent(event: unknown): event is MessageEvent {
  return (MESSAGE_EVENTS as readonly unknown[]).includes(event);
}

function hears(socket: BanterSocket, rooms: Iterable<string>): boolean {
  for (const room of rooms) if (socket.rooms.has(room)) return true;
  return false;
}
