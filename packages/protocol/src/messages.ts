import { z } from "zod";
import { Person } from "./accounts.ts";
import { Attachment, AttachmentIds } from "./attachments.ts";
import { ClientId, MessageId, RoomId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { MESSAGE_CHECKS } from "./message-text.ts";
import { pageSize } from "./pages.ts";
import { Reaction } from "./reactions.ts";
import { type Member, Room } from "./rooms.ts";
import { hasVisibleChars, normalizeLineEnds } from "./text.ts";
import { boundedText, checkedText } from "./text-schemas.ts";

/** A message's text: kept to the character, but for line ends, which become "\n". */
export const MessageBody = z
  .string({ error: "Message must be text" })
  .transform(normalizeLineEnds)
  .pipe(checkedText("Message", MESSAGE_CHECKS));

/** The same of a message with attachments, which may say nothing: "" is all that is kept of a text that cannot be seen. */
const MessageBodyOrNothing = z
  .string({ error: "Message must be text" })
  .transform(normalizeLineEnds)
  .pipe(boundedText("Message", 0, LIMITS.messageMaxChars))
  .transform((body) => (hasVisibleChars(body) ? body : ""));

/** What every new message has, wherever it goes. */
export const MESSAGE_CONTENT = {
  clientId: ClientId,
  /** May be empty with attachments. */
  body: MessageBodyOrNothing,
  /** The message of the same room that this one answers. */
  replyToId: MessageId.nullish(),
  attachmentIds: AttachmentIds.nullish(),
};

/** What a message must be that says nothing. */
export const SAYS_SOMETHING = [
  ({ body, attachmentIds }: { body: string; attachmentIds?: string[] | null | undefined }) =>
    body !== "" || (attachmentIds?.length ?? 0) > 0,
  { error: "Message is empty", path: ["body"] },
] satisfies [unknown, unknown];

export const NewChatMessage = z.object({ roomId: RoomId, ...MESSAGE_CONTENT }).refine(...SAYS_SOMETHING);
export type NewChatMessage = z.infer<typeof NewChatMessage>;

/** The body may be empty where the message has attachments. */
export const EditMessage = z.object({ messageId: MessageId, body: MessageBodyOrNothing });
export type EditMessage = z.infer<typeof EditMessage>;

export const DeleteMessage = z.object({
  messageId: MessageId,
  /** Why somebody else's is deleted; the audit keeps it. */
  reason: boundedText("reason", 0, LIMITS.moderationReasonMaxChars)
    .transform((text) => text.trim())
    .optional(),
});
export type DeleteMessage = z.infer<typeof DeleteMessage>;

export const MessageRef = z.object({ messageId: MessageId });
export type MessageRef = z.infer<typeof MessageRef>;

export const PinMessage = z.object({
  messageId: MessageId,
  /** False takes it down again. */
  on: z.boolean({ error: "on must be true or false" }),
});
export type PinMessage = z.infer<typeof PinMessage>;

/** Whom a message means by `@name`. */
export const Mention = z.object({
  /** In lower case. */
  name: z.string(),
  /** Null for "room": everybody in the room. */
  userId: z.uuid().nullable(),
});
export type Mention = z.infer<typeof Mention>;

export const Message = z.object({
  id: z.uuid(),
  roomId: z.uuid(),
  author: Person,
  clientId: z.uuid(),
  /** The message's place in its room: the room's rev when it was written. */
  seq: z.number().int(),
  /** The room's rev at the message's latest change. */
  rev: z.number().int(),
  /** Null once the message is deleted: its place is kept, what it said is gone. */
  body: z.string().nullable(),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  deletedAt: z.iso.datetime().nullable(),
  /** The message that this one answers, of the same room: to be quoted as it is now. Null once this one is deleted. */
  replyToId: z.uuid().nullable(),
  /** The emoji that came first stands first. */
  reactions: z.array(Reaction),
  /** Whom the body mentions. */
  mentions: z.array(Mention),
  /** Its files, in the author's order; none once it is deleted. */
  attachments: z.array(Attachment),
  pinnedAt: z.iso.datetime().nullable(),
});
export type Message = z.infer<typeof Message>;

/** A place in a room; the browser's address bar and REST give it as text. */
const seq = (name: string, min: 0 | 1) =>
  z.coerce
    .number({ error: `${name} must be a number` })
    .int({ error: `${name} must be a whole number` })
    .min(min, { error: `${name} must be ${min} or more` })
    .optional();

export const ListMessages = z
  .object({
    roomId: RoomId,
    /** The messages before this place. */
    beforeSeq: seq("beforeSeq", 1),
    /** The messages after this place. */
    afterSeq: seq("afterSeq", 0),
    /** The messages on both sides of this place, and the one that is there. */
    aroundSeq: seq("aroundSeq", 1),
    limit: pageSize(LIMITS.recentMessages),
  })
  .refine(({ beforeSeq, afterSeq, aroundSeq }) => [beforeSeq, afterSeq, aroundSeq].filter(isGiven).length <= 1, {
    error: "Give one of beforeSeq, afterSeq and aroundSeq, or none for the newest messages",
  });
export type ListMessages = z.infer<typeof ListMessages>;

/** A page of history, oldest first. */
export const MessagePage = z.object({
  messages: z.array(Message),
  /** Pass it as `beforeSeq` for the page before this one; null at the beginning of the room. */
  nextBeforeSeq: z.number().int().nullable(),
});
export type MessagePage = z.infer<typeof MessagePage>;

/** A page of history from anywhere in a room. */
export const HistoryPage = MessagePage.extend({
  /** Pass it as `afterSeq` for the page after this one; null when this one ends with the newest message. */
  nextAfterSeq: z.number().int().nullable(),
});
export type HistoryPage = z.infer<typeof HistoryPage>;

/** A room's pinned messages, the latest first. */
export const PinnedMessages = z.object({ messages: z.array(Message) });
export type PinnedMessages = z.infer<typeof PinnedMessages>;

/** What `join_room` answers: the room and its newest messages, as of `headRev`. */
export const JoinedRoom = z.object({
  room: Room,
  messages: z.array(Message),
  nextBeforeSeq: z.number().int().nullable(),
  headRev: z.number().int(),
});
export type JoinedRoom = z.infer<typeof JoinedRoom>;

const Rev = z.number({ error: "afterRev must be a number" }).int().min(0, { error: "afterRev must be 0 or more" });

export const SyncRooms = z.object({
  cursors: z
    .array(z.object({ roomId: RoomId, afterRev: Rev }))
    .min(1, { error: "cursors is empty" })
    .max(LIMITS.syncMaxRooms, { error: `At most ${LIMITS.syncMaxRooms} rooms in one sync` }),
});
export type SyncRooms = z.infer<typeof SyncRooms>;

/** What changed in one room since a cursor. */
export type RoomChanges =
  /** Everything after the cursor, in rev order; the cursor is `headRev` from now on. */
  | { roomId: string; status: "complete"; headRev: number; messages: Message[] }
  /** Too much changed: forget what is held of the room and start from this newest page. */
  | { roomId: string; status: "reset"; headRev: number; messages: Message[]; nextBeforeSeq: number | null }
  /** This answer is full: ask for this room again. Never said of the first room. */
  | { roomId: string; status: "later" }
  /** The room does not exist, or the person is no longer in it. */
  | { roomId: string; status: "gone" };

export interface SyncedRooms {
  rooms: RoomChanges[];
}

export interface NewMessages {
  roomId: string;
  messages: Message[];
  /** The revs of messages that are not for this person's eyes: they block the author. */
  hiddenRevs?: number[];
}

/** Messages that were edited, deleted, reacted to or pinned, as they are now. */
export interface ChangedMessages {
  roomId: string;
  messages: Message[];
  /** As in NewMessages. */
  hiddenRevs?: number[];
}

export interface RoomHead {
  roomId: string;
  headRev: number;
}

export interface MemberJoined {
  roomId: string;
  member: Member;
  memberCount: number;
}

export interface MemberLeft {
  roomId: string;
  userId: string;
  memberCount: number;
  /** The account was deleted: all that it wrote is by `DELETED_USERNAME` from now on, in every room. */
  isDeleted?: true;
}

function isGiven(value: number | undefined): boolean {
  return value !== undefined;
}
