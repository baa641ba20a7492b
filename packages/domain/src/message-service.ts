import {
  AppError,
  type ListMessages,
  type Message,
  type MessagePage,
  type NewChatMessage,
  type RoomChanges,
  type RoomKind,
  type SyncedRooms,
  type SyncRooms,
} from "@banter/protocol";
import type { Actor } from "./actor.ts";
import { noSuchRoom } from "./room-service.ts";

/** A message on its way to the database. */
export interface MessageDraft {
  id: string;
  roomId: string;
  authorId: string;
  sessionId: string;
  clientId: string;
  body: string;
}

/** What became of one draft. */
export type WriteOutcome =
  | { kind: "written" | "duplicate"; message: Message }
  | { kind: "conflict" | "raced" | "not_a_member" | "not_found" | "session_ended" };

export interface MessagePorts {
  /** Resolves after the commit. @throws AppError UNAVAILABLE when the queue is full or the database does not answer. */
  write(draft: Omit<MessageDraft, "id">): Promise<WriteOutcome>;
  /** A page of a room's history; `access` says whether the person may read it. */
  readHistory(
    userId: string,
    query: ListMessages,
  ): Promise<{ access: { kind: RoomKind; isMember: boolean; headRev: number } | null; page: MessagePage }>;
  /** One answer per cursor, in the same order. */
  readChanges(userId: string, cursors: SyncRooms["cursors"]): Promise<RoomChanges[]>;
}

export type MessageService = ReturnType<typeof createMessageService>;

export function createMessageService(ports: MessagePorts) {
  async function readAsMember(actor: Actor, query: ListMessages) {
    const { access, page } = await ports.readHistory(actor.userId, query);
    if (!access?.isMember) throw access?.kind === "PUBLIC" ? notAMember() : noSuchRoom();
    return { ...page, headRev: access.headRev };
  }

  return {
    /**
     * Sends a message; the same `clientId` again gives the stored message.
     * @throws AppError NOT_FOUND or FORBIDDEN not_a_member for a room one is not in, CONFLICT client_id_reused,
     * UNAUTHENTICATED session_ended, UNAVAILABLE with `retryAfterMs`.
     */
    async send(actor: Actor, input: NewChatMessage): Promise<{ message: Message }> {
      const outcome = await ports.write({ ...input, authorId: actor.userId, sessionId: actor.sessionId });
      switch (outcome.kind) {
        case "written":
        case "duplicate":
          return { message: outcome.message };
        case "conflict":
          throw new AppError("CONFLICT", "This clientId was used for another message", { reason: "client_id_reused" });
        case "raced":
          throw new AppError("UNAVAILABLE", "The same message is being written elsewhere. Try again", {
            retryAfterMs: 100,
          });
        case "not_a_member":
          throw notAMember();
        case "not_found":
          throw noSuchRoom();
        case "session_ended":
          throw new AppError("UNAUTHENTICATED", "This session has ended. Log in again", { reason: "session_ended" });
      }
    },

    /** @throws AppError FORBIDDEN not_a_member, or NOT_FOUND for a private room that the actor is not in. */
    async list(actor: Actor, query: ListMessages): Promise<MessagePage> {
      const { messages, nextBeforeSeq } = await readAsMember(actor, query);
      return { messages, nextBeforeSeq };
    },

    /** The newest messages and the head that they are as of, read at one moment. */
    async recent(actor: Actor, query: ListMessages): Promise<MessagePage & { headRev: number }> {
      return readAsMember(actor, query);
    },

    /** What changed in each room after its cursor; a room that the actor is not in is `gone`. */
    async sync(actor: Actor, { cursors }: SyncRooms): Promise<SyncedRooms> {
      return { rooms: await ports.readChanges(actor.userId, cursors) };
    },
  };
}

function notAMember(): AppError {
  return new AppError("FORBIDDEN", "You are not in this room. Join it first", { reason: "not_a_member" });
}
