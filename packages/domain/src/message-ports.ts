import type {
  BanNotice,
  HistoryPage,
  ListMessages,
  ListReactors,
  Message,
  Person,
  ReactorPage,
  Role,
  RoomChanges,
  RoomKind,
  RoomRole,
  SyncRooms,
} from "@banter/protocol";
import type { Actor } from "./actor.ts";
import type { Announcer } from "./announcer.ts";
import type { AuditRecord } from "./moderator.ts";

/** A message without an id, on its way to a room or a friend. */
export type UnwrittenMessage = {
  authorId: string;
  sessionId: string;
  clientId: string;
  body: string;
  replyToId?: string | null | undefined;
  /** Uploads of the author, in their order. */
  attachmentIds?: string[] | null | undefined;
  /** The names that it mentions, in lower case; none by default. */
  mentions?: string[];
} & ({ roomId: string } | { toUserId: string });

/** A message on its way to the database. */
export type MessageDraft = UnwrittenMessage & { id: string };

/** The room of two people to which a message was written. */
export interface DirectRoom {
  /** Who did not write it. */
  other: Person;
  createdAt: string;
  /** Made for this message. */
  isNew: boolean;
}

/** What became of one draft. */
export type WriteOutcome =
  | { kind: "written" | "duplicate"; message: Message; direct?: DirectRoom }
  | {
      kind:
        | "conflict"
        | "raced"
        /** A retry of what is stored, which could not be read to be answered with. */
        | "unconfirmed"
        | "not_a_member"
        | "not_found"
        | "not_friends"
        | "archived"
        | "slow_mode"
        | "session_ended"
        | "banned"
        | "no_such_reply"
        | "no_such_attachment";
    };

/** What a change of a message depends on, as it is under its room's lock. */
export interface MessageFacts {
  /** With everybody's reactions; the acting person stands first where they are one of them. */
  message: Message;
  /** The acting person blocks its author: to them there is no such message. */
  isHidden: boolean;
  roomKind: RoomKind;
  /** Empty for direct messages. */
  roomName: string;
  isArchived: boolean;
  /** The acting person's role in the room; null for one who is not in it. */
  roomRole: RoomRole | null;
  /** The acting person's role now; a socket's may be an hour old. */
  actorRole: Role;
  sessionIsLive: boolean;
  /** False of direct messages between two who are no friends (any more). */
  mayWrite: boolean;
  /** Pinned messages of the room. */
  pinCount: number;
}

export type MessageChange =
  | { kind: "edit"; body: string; mentions: string[] }
  /** `record` is for the audit, written in the same transaction. */
  | { kind: "delete"; record?: AuditRecord }
  | { kind: "react"; emoji: string; on: boolean }
  | { kind: "pin"; on: boolean; record?: AuditRecord }
  | { kind: "none" };

export interface ChangedMessage {
  /** As the acting person may see it. */
  message: Message;
  /** As everybody is told; null when nothing has changed. */
  announced: Message | null;
}

export interface MessagePorts {
  /** Resolves after the commit. @throws AppError UNAVAILABLE when the queue is full or the database does not answer. */
  write(draft: UnwrittenMessage): Promise<WriteOutcome>;
  /**
   * Changes one message under its room's lock, as `decide` says; whatever `decide` throws ends it without a change.
   * Null for a message that does not exist. @throws AppError FORBIDDEN banned.
   */
  changeMessage(
    actor: Pick<Actor, "userId" | "sessionId">,
    messageId: string,
    decide: (facts: MessageFacts) => MessageChange,
  ): Promise<ChangedMessage | null>;
  /** A message of a room that the person is in, unless they block its author. */
  findMessage(userId: string, messageId: string): Promise<Message | null>;
  /** Who chose an emoji, without those whom the person blocks. Null for a message that `findMessage` does not find. */
  listReactors(userId: string, query: ListReactors): Promise<ReactorPage | null>;
  /** The latest first; nothing of those whom the person blocks. Null for a room that they are not in. */
  listPins(userId: string, roomId: string): Promise<Message[] | null>;
  /** A page of a room's history; `access` says whether the person may read it. */
  readHistory(
    userId: string,
    query: ListMessages,
  ): Promise<{ access: { kind: RoomKind; isMember: boolean; headRev: number } | null; page: HistoryPage }>;
  /** One answer per cursor, in the same order. */
  readChanges(userId: string, cursors: SyncRooms["cursors"]): Promise<RoomChanges[]>;
  /** The ban of a person that holds now. */
  findBan(userId: string): Promise<BanNotice | null>;
  /** How long the person has to wait before their next message to the room. */
  slowModeWaitMs(userId: string, roomId: string): Promise<number>;
  announcer: Pick<Announcer, "messagesChanged">;
}
