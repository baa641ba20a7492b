import type { Actor, MessageService, ReadingService, RoomService, TypingService } from "@banter/domain";
import type { ClientToServerEvents, ErrorCode, RoomHead, ServerToClientEvents } from "@banter/protocol";
import type { Logger } from "pino";
import type { DefaultEventsMap, Server, Socket } from "socket.io";
import type { Calls } from "./calls.ts";
import type { PresenceWatch } from "./presence/presence-watch.ts";
import type { ReadAccess } from "./reconcile-access.ts";

interface SocketData {
  actor: Actor;
  sessionExpiresAt: Date;
  /** The client's, past the proxies that are trusted. */
  address: string;
  /** Makes room for the next handshake. */
  endHandshake(): void;
}

export type BanterServer = Server<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
export type BanterSocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;

/** What the parts of a realtime node share. */
export interface RealtimeNode {
  nodeId: string;
  logger: Logger;
  services: {
    rooms: RoomService;
    messages: MessageService;
    typing: TypingService;
    presence: Pick<PresenceWatch, "enter" | "follow" | "unfollow" | "say">;
    reading: ReadingService;
    /** The head of every room that the person is in. */
    readHeads(userId: string): Promise<RoomHead[]>;
    readAccess: ReadAccess;
  };
  calls: Pick<Calls, "track">;
  /** Takes from the person's allowance of events, over all of their sockets; 0, or how many milliseconds to wait. */
  takeEvent(userId: string): number;
  /** Takes from the person's allowance of messages; 0, or how many milliseconds to wait. */
  takeMessage(userId: string): number;
  onRefused(code: ErrorCode): void;
}
