import {
  AppError,
  bannedError,
  type DeleteMessage,
  type EditMessage,
  type HistoryPage,
  LIMITS,
  type ListMessages,
  type ListReactors,
  type Message,
  type MessagePage,
  type MessageRef,
  type NewChatMessage,
  type NewDirectMessage,
  type PinMessage,
  type PinnedMessages,
  type React,
  type ReactorPage,
  type RoomRef,
  type SyncedRooms,
  type SyncRooms,
  sessionEnded,
} from "@banter/protocol";
import type { Actor, Origin } from "./actor.ts";
import { mentionedNames } from "./mention-names.ts";
import type { MessageChange, MessageFacts, MessagePorts, UnwrittenMessage } from "./message-ports.ts";
import {
  messageDeleted,
  messageEmpty,
  noSuchMessage,
  noSuchPerson,
  notAMember,
  notFriends,
  roomArchived,
  slowMode,
  tooMany,
} from "./message-refusals.ts";
import { mayDeleteMessage, mayPinMessage } from "./message-rules.ts";
import { type AuditNote, asModerator } from "./moderator.ts";
import { noSuchRoom } from "./room-service.ts";

/** As long as a database that cannot be reached is left alone. A retry under the same client id does no harm. */
const UNCONFIRMED_RETRY_AFTER_MS = 1_000;

export type MessageService = ReturnType<typeof createMessageService>;

export function createMessageService(ports: MessagePorts) {
  async function readAsMember(actor: Actor, query: ListMessages) {
    const { access, page } = await ports.readHistory(actor.userId, query);
    if (!access?.isMember) throw access?.kind === "PUBLIC" ? notAMember() : noSuchRoom();
    return { ...page, headRev: access.headRev };
  }

  async function change(actor: Actor, messageId: string, decide: (facts: MessageFacts) => MessageChange) {
    const answer = await ports.changeMessage(actor, messageId, (facts) => {
      if (!facts.sessionIsLive) throw sessionEnded();
      return decide(facts);
    });
    if (!answer) throw noSuchMessage();
    const { message, announced } = answer;
    if (announced) ports.announcer.messagesChanged({ roomId: message.roomId, messages: [announced] });
    return { message };
  }

  async function write(draft: UnwrittenMessage): Promise<{ message: Message }> {
    const outcome = await ports.write({ ...draft, mentions: mentionedNames(draft.body) });
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
      case "unconfirmed":
        throw new AppError("UNAVAILABLE", "What became of this message could not be read. Try again in a moment", {
          retryAfterMs: UNCONFIRMED_RETRY_AFTER_MS,
        });
      case "no_such_reply":
        throw new AppError("NOT_FOUND", "The message that this one answers cannot be found in this room", {
          reason: "no_such_reply",
        });
      case "no_such_attachment":
        throw new AppError("NOT_FOUND", "A file of this message is not there any more. Attach it again", {
          reason: "no_such_attachment",
        });
      case "not_a_member":
        throw notAMember();
      case "not_found":
        throw "toUserId" in draft ? noSuchPerson() : noSuchRoom();
      case "not_friends":
        throw notFriends();
      case "archived":
        throw roomArchived();
      case "slow_mode":
        throw slowMode("roomId" in draft ? await ports.slowModeWaitMs(draft.authorId, draft.roomId) : 0);
      case "session_ended":
        throw sessionEnded();
      case "banned":
        // A ban that ended in between leaves nothing to say but that the next try will do.
        throw bannedError((await ports.findBan(draft.authorId)) ?? { reason: "It has just ended", until: null });
    }
  }

  return {
    /**
     * Sends a message; the same `clientId` again gives the stored message.
     * @throws AppError NOT_FOUND or FORBIDDEN not_a_member for a room one is not in, FORBIDDEN not_friends, banned or
     * room_archived, NOT_FOUND no_such_reply or no_such_attachment, CONFLICT client_id_reused, RATE_LIMITED slow_mode,
     * UNAUTHENTICATED session_ended, UNAVAILABLE with `retryAfterMs`.
     */
    async send(actor: Actor, input: NewChatMessage): Promise<{ message: Message }> {
      return write({ ...input, authorId: actor.userId, sessionId: actor.sessionId });
    },

    /**
     * Sends a message to a friend, in the same way. Why somebody is no friend is not told: they may have ended the
     * friendship, or block the actor.
     * @throws AppError NOT_FOUND, FORBIDDEN own_account, not_friends or banned, and the others of `send`.
     */
    async sendDirect(actor: Actor, input: NewDirectMessage): Promise<{ message: Message }> {
      if (input.toUserId === actor.userId) {
        throw new AppError("FORBIDDEN", "You cannot write to yourself", { reason: "own_account" });
      }
      return write({ ...input, authorId: actor.userId, sessionId: actor.sessionId });
    },

    /**
     * Replaces what one's own message says. The same body again changes nothing, so that a retry does no harm. A direct
     * message is for friends to edit only: it would be a way to write to one who does not want it.
     * Only what has attachments may say nothing.
     * @throws AppError INVALID, NOT_FOUND, FORBIDDEN not_the_author, not_a_member, not_friends or room_archived, CONFLICT
     * message_deleted.
     */
    async edit(actor: Actor, { messageId, body }: EditMessage): Promise<{ message: Message }> {
      return change(actor, messageId, ({ message, roomRole, roomKind, mayWrite, isArchived }) => {
        if (!roomRole) throw roomKind === "PUBLIC" ? notAMember() : noSuchMessage();
        if (message.author.id !== actor.userId) {
          throw new AppError("FORBIDDEN", "Only its author can edit a message", { reason: "not_the_author" });
        }
        if (message.deletedAt) throw messageDeleted();
        if (body === "" && message.attachments.length === 0) throw messageEmpty();
        if (message.body === body) return { kind: "none" };
        if (!mayWrite) throw notFriends();
        if (isArchived) throw roomArchived();
        return { kind: "edit", body, mentions: mentionedNames(body) };
      });
    },

    /**
     * Deletes one's own message, wherever one still may be; the room's owner and moderators and admins delete anybody's,
     * which the audit records without what it said. Idempotent. @throws AppError NOT_FOUND, FORBIDDEN not_the_author or not_a_member.
     */
    async delete(
      actor: Actor,
      { messageId, reason = "" }: DeleteMessage,
      origin: Origin,
    ): Promise<{ message: Message }> {
      return change(actor, messageId, (facts) => {
        const { message, roomRole, roomKind, actorRole } = facts;
        const mayDelete = mayDeleteMessage({ isAuthor: message.author.id === actor.userId, role: actorRole, roomRole });
        if (!mayDelete && !roomRole) throw roomKind === "PUBLIC" ? notAMember() : noSuchMessage();
        if (!mayDelete) {
          throw new AppError("FORBIDDEN", "Only its author, the room's owner or a moderator can delete a message", {
            reason: "not_the_author",
          });
        }
        if (message.deletedAt) return { kind: "none" };
        if (message.author.id === actor.userId) return { kind: "delete" };
        return {
          kind: "delete",
          record: { by: asModerator(actor, origin), note: noteOf("delete_message", facts, reason) },
        };
      });
    },

    /**
     * Adds the actor's reaction, or takes it back; what is so already stays so. The answer holds the message, so there is
     * none for one of somebody whom the actor blocks.
     * @throws AppError NOT_FOUND, FORBIDDEN not_a_member or not_friends, CONFLICT message_deleted or too_many.
     */
    async react(actor: Actor, { messageId, emoji, on }: React): Promise<{ message: Message }> {
      return change(actor, messageId, (facts) => {
        requirePresent(facts);
        const { reactions } = facts.message;
        const own = reactions.filter(({ people }) => people.some(({ id }) => id === actor.userId));
        if (own.some((reaction) => reaction.emoji === emoji) === on) return { kind: "none" };
        if (on && !facts.mayWrite) throw notFriends();
        if (facts.isArchived) throw roomArchived();
        if (on && own.length >= LIMITS.reactionEmojisPerPerson) {
          throw tooMany(`You reacted to this message with ${LIMITS.reactionEmojisPerPerson} emoji already`);
        }
        const isNew = !reactions.some((reaction) => reaction.emoji === emoji);
        if (on && isNew && reactions.length >= LIMITS.reactionEmojisPerMessage) {
          throw tooMany(`This message has ${LIMITS.reactionEmojisPerMessage} different emoji. Choose one of them`);
        }
        return { kind: "react", emoji, on };
      });
    },

    /**
     * Pins a message for everybody in the room, or takes it down, which the audit records of all rooms but those of two;
     * what is so already stays so. As with reactions there is no message of somebody whom the actor blocks.
     * @throws AppError NOT_FOUND, FORBIDDEN room_role or not_a_member, CONFLICT message_deleted or too_many.
     */
    async pin(actor: Actor, { messageId, on }: PinMessage, origin: Origin): Promise<{ message: Message }> {
      return change(actor, messageId, (facts) => {
        if (!mayPinMessage({ ...facts, role: facts.actorRole })) {
          if (!facts.roomRole) throw facts.roomKind === "PUBLIC" ? notAMember() : noSuchMessage();
          throw new AppError("FORBIDDEN", "Only the room's owner and moderators pin messages", { reason: "room_role" });
        }
        if (facts.isHidden) throw noSuchMessage();
        if (facts.message.deletedAt) throw messageDeleted();
        if ((facts.message.pinnedAt !== null) === on) return { kind: "none" };
        if (facts.isArchived) throw roomArchived();
        if (on && facts.pinCount >= LIMITS.pinsPerRoom) {
          throw tooMany(`A room has at most ${LIMITS.pinsPerRoom} pinned messages. Take one down first`);
        }
        if (facts.roomKind === "DIRECT") return { kind: "pin", on };
        const note = noteOf(on ? "pin_message" : "unpin_message", facts);
        return { kind: "pin", on, record: { by: asModerator(actor, origin), note } };
      });
    },

    /** @throws AppError FORBIDDEN not_a_member, or NOT_FOUND for a private room that the actor is not in. */
    async pins(actor: Actor, { roomId }: RoomRef): Promise<PinnedMessages> {
      const messages = await ports.listPins(actor.userId, roomId);
      if (!messages) throw noSuchRoom();
      return { messages };
    },

    /** One message, as a quote shows it. @throws AppError NOT_FOUND, also for one that the actor must not see. */
    async get(actor: Actor, { messageId }: MessageRef): Promise<Message> {
      const message = await ports.findMessage(actor.userId, messageId);
      if (!message) throw noSuchMessage();
      return message;
    },

    /** All who reacted with an emoji. @throws AppError NOT_FOUND, also for a message that the actor must not see. */
    async reactors(actor: Actor, query: ListReactors): Promise<ReactorPage> {
      const page = await ports.listReactors(actor.userId, query);
      if (!page) throw noSuchMessage();
      return page;
    },

    /** @throws AppError FORBIDDEN not_a_member, or NOT_FOUND for a private room that the actor is not in. */
    async list(actor: Actor, query: ListMessages): Promise<HistoryPage> {
      const { messages, nextBeforeSeq, nextAfterSeq } = await readAsMember(actor, query);
      return { messages, nextBeforeSeq, nextAfterSeq };
    },

    /** The newest messages and the head that they are as of, read at one moment. */
    async recent(
      actor: Actor,
      query: Pick<ListMessages, "roomId" | "limit">,
    ): Promise<MessagePage & { headRev: number }> {
      const { messages, nextBeforeSeq, headRev } = await readAsMember(actor, query);
      return { messages, nextBeforeSeq, headRev };
    },

    /** What changed in each room after its cursor; a room that the actor is not in is `gone`, one for which there was no room left `later`. */
    async sync(actor: Actor, { cursors }: SyncRooms): Promise<SyncedRooms> {
      return { rooms: await ports.readChanges(actor.userId, cursors) };
    },
  };
}

function noteOf(action: AuditNote["action"], { message, roomName }: MessageFacts, reason = ""): AuditNote {
  const target = { kind: "user", id: message.author.id, name: message.author.username } as const;
  return { action, target, reason, details: { messageId: message.id, roomId: message.roomId, roomName } };
}

/** @throws AppError for a message that the acting person does not see, and for one that is deleted. */
function requirePresent({ message, isHidden, roomRole, roomKind }: MessageFacts): void {
  if (!roomRole) throw roomKind === "PUBLIC" ? notAMember() : noSuchMessage();
  if (isHidden) throw noSuchMessage();
  if (message.deletedAt) throw messageDeleted();
}
