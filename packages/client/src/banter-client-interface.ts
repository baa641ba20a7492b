import type { AppError, Message } from "@banter/protocol";
import type { ApiClient } from "./api-client.ts";
import type { Clock } from "./clock.ts";
import type { ContinuityStore } from "./continuity.ts";
import type { DirectDrafts } from "./direct-drafts.ts";
import type { OutboxStorage } from "./outbox-storage.ts";
import type { Presence } from "./presence.ts";
import type { ServerEvents } from "./protocol-events.ts";
import type { SendFile } from "./send-file.ts";
import type { Timeline } from "./timeline.ts";
import type { Transport } from "./transport.ts";
import type { RoomTyping } from "./typing.ts";
import type { UnreadStore } from "./unread.ts";
import type { Uploads } from "./uploads.ts";

export interface BanterClientOptions {
  /** Where the web app is reached, an absolute URL. */
  baseUrl: string;
  /** From signing up or logging in. Without it the browser's session cookie is used. */
  token?: string;
  /** Realtime nodes in the order in which to try them. Without it the API is asked for them. */
  realtimeUrls?: readonly string[];
  /** Where drafts survive a reload; by default nowhere. */
  outboxStorage?: OutboxStorage;
  requestTimeoutMs?: number;
  /** For tests. */
  transport?: Transport;
  clock?: Clock;
  random?: () => number;
  createId?: () => string;
  api?: ApiClient;
  sendFile?: SendFile;
}

/** The server's events as they come, and what became of one's own messages. */
export interface ClientEvents extends ServerEvents {
  /** A message is stored; once for each `send`. */
  message_sent: { clientId: string; message: Message };
  /** The server will not have a message; it stays in its timeline as failed. */
  message_refused: { clientId: string; roomId: string; error: AppError };
}

export interface BanterClient {
  /** The HTTP API, typed by its router. */
  readonly api: ApiClient;
  readonly continuity: ContinuityStore;
  readonly presence: Presence;
  /** What waits in one's rooms, and how far one has read. */
  readonly unread: UnreadStore;
  /** Files on their way to the server: add them, then give them to a message. */
  readonly uploads: Uploads;
  /** Takes a file out of an unsent message; one that has nothing left is given up. */
  removeFile(key: string): void;
  /** Where the bytes of a file are, or a small picture of it. With a token, to be asked for with it. */
  fileUrl(attachmentId: string, part?: "file" | "thumbnail"): string;
  /** Undefined before the first connection. */
  readonly userId: string | undefined;
  /** Begins to connect and keeps connected until `close` or the session's end. */
  connect(): void;
  /** Cuts the wait for the next try short. */
  retryNow(): void;
  /** Resolves at the next moment at which there is a connection. @throws AppError when the session has ended. */
  whenConnected(): Promise<void>;
  /** Opens a room, joining it if it is public, or returns its open timeline. */
  room(roomId: string): Timeline;
  /** Messages to a friend with whom one has no room yet: the first that is stored makes it. */
  direct(userId: string): DirectDrafts;
  /** Who writes in a room that one is in, and the way to say that one does. */
  typing(roomId: string): RoomTyping;
  /**
   * Replaces what one's own message says. UNAVAILABLE leaves open whether it was done; asking again does no harm.
   * @throws AppError
   */
  editMessage(messageId: string, body: string): Promise<Message>;
  /** Deletes a message, under the same conditions; of somebody else's the audit keeps the reason. @throws AppError */
  deleteMessage(messageId: string, options?: { reason?: string }): Promise<Message>;
  /** Reacts to a message with an emoji, or with `on` false takes that back. @throws AppError */
  react(messageId: string, emoji: string, on: boolean): Promise<Message>;
  /** Pins a message in its room, or with `on` false takes it down. @throws AppError */
  pinMessage(messageId: string, on: boolean): Promise<Message>;
  /** @throws AppError */
  leave(roomId: string): Promise<void>;
  /** The API said that one is not in the room: what waits to be sent there is refused, also if one joins again. */
  noteLeft(roomId: string): void;
  /** Raw events: with duplicates and gaps, of all rooms one is in. Returns how to stop listening. */
  on<Name extends keyof ClientEvents>(name: Name, listener: (payload: ClientEvents[Name]) => void): () => void;
  close(): void;
}
