import { createServer, type Server as HttpServer, type IncomingMessage, type RequestListener } from "node:http";
import { type ClientEvent, LIMITS } from "@banter/protocol";
import { Server } from "socket.io";
import { corkWrites } from "./cork-writes.ts";
import { answerEvent, type Handler, type Handlers } from "./handle.ts";
import { deleteMessage } from "./handlers/delete-message.ts";
import { editMessage } from "./handlers/edit-message.ts";
import { joinRoom } from "./handlers/join-room.ts";
import { leaveRoom } from "./handlers/leave-room.ts";
import { listUnread } from "./handlers/list-unread.ts";
import { markAllRead } from "./handlers/mark-all-read.ts";
import { markRead } from "./handlers/mark-read.ts";
import { newChatMessage } from "./handlers/new-chat-message.ts";
import { newDirectMessage } from "./handlers/new-direct-message.ts";
import { pinMessage } from "./handlers/pin-message.ts";
import { react } from "./handlers/react.ts";
import { setPresence } from "./handlers/set-presence.ts";
import { syncRooms } from "./handlers/sync-rooms.ts";
import { typing } from "./handlers/typing.ts";
import { unwatchPresence } from "./handlers/unwatch-presence.ts";
import { watchPresence } from "./handlers/watch-presence.ts";
import type { BanterServer, BanterSocket, RealtimeNode } from "./node.ts";
import { welcome } from "./welcome.ts";

/** A dead connection is noticed after both; well under the idle limit of any load balancer. */
const PING_INTERVAL_MS = 10_000;
const PING_TIMEOUT_MS = 10_000;

/** Within this a connection says who it is; as long as a client waits to be let in when the line is long. */
const CONNECT_TIMEOUT_MS = 20_000;
/** Within this a request's head is here: what trickles in more slowly only holds a connection. */
const HEAD_TIMEOUT_MS = 10_000;
const HEAD_CHECK_INTERVAL_MS = 2_000;

/**
 * A Socket.IO server that speaks WebSocket only, and answers `http` what is plain HTTP. `whyRefused` is asked before
 * anything is done for a connection; what it says is all that the connection gets.
 */
export function createRealtimeServer(
  http: RequestListener,
  whyRefused: (request: IncomingMessage) => string | null,
): { httpServer: HttpServer; io: BanterServer } {
  const httpServer = createServer(
    { headersTimeout: HEAD_TIMEOUT_MS, connectionsCheckingInterval: HEAD_CHECK_INTERVAL_MS },
    http,
  );
  const io: BanterServer = new Server(httpServer, {
    transports: ["websocket"],
    allowUpgrades: false,
    serveClient: false,
    maxHttpBufferSize: LIMITS.socketPayloadMaxBytes,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    allowRequest(request, decide) {
      const reason = whyRefused(request);
      decide(reason, reason === null);
    },
  });
  corkWrites(io);
  return { httpServer, io };
}

const HANDLERS: Handlers = {
  join_room: joinRoom,
  leave_room: leaveRoom,
  new_chat_message: newChatMessage,
  new_direct_message: newDirectMessage,
  edit_message: editMessage,
  delete_message: deleteMessage,
  react,
  pin_message: pinMessage,
  sync_rooms: syncRooms,
  watch_presence: watchPresence,
  unwatch_presence: unwatchPresence,
  set_presence: setPresence,
  typing,
  list_unread: listUnread,
  mark_read: markRead,
  mark_all_read: markAllRead,
};
/** A map, so that no name that every object has is taken for an event. */
const handlersByEvent = new Map<string, Handler<ClientEvent>>(Object.entries(HANDLERS));

/** Serves one admitted socket. */
export function serveSocket(socket: BanterSocket, node: RealtimeNode): void {
  // One listener for all events: one each would cost every idle connection kilobytes.
  socket.onAny((...packet: [event: string, ...unknown[]]) => void answerEvent(handlersByEvent, packet, socket, node));

  node.services.presence.enter(socket);
  welcome(socket, node)
    .catch((error: unknown) => {
      // Without its rooms the connection would be deaf: the client comes back, here or on another node.
      node.logger.warn({ err: error, userId: socket.data.actor.userId }, "no welcome; the socket is closed");
      socket.disconnect(true);
    })
    .finally(socket.data.endHandshake);
}
