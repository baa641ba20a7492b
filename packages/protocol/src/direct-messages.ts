import { z } from "zod";
import { Person } from "./accounts.ts";
import { Relation } from "./friends.ts";
import { ToUserId, UserId } from "./ids.ts";
import { MESSAGE_CONTENT, SAYS_SOMETHING } from "./messages.ts";
import { PageCursor, pageSize } from "./pages.ts";
import { Room } from "./rooms.ts";

/** A message to a friend; the first one makes the room of the two. */
export const NewDirectMessage = z.object({ toUserId: ToUserId, ...MESSAGE_CONTENT }).refine(...SAYS_SOMETHING);
export type NewDirectMessage = z.infer<typeof NewDirectMessage>;

export const DirectRef = z.object({ userId: UserId });
export type DirectRef = z.infer<typeof DirectRef>;

export const ListConversations = z.object({ cursor: PageCursor.optional(), limit: pageSize(50) });
export type ListConversations = z.infer<typeof ListConversations>;

/** What one and another person wrote to each other, as a list shows it to one of them. */
export const Conversation = z.object({
  person: Person,
  roomId: z.uuid(),
  /** Of the newest message that one may see; of the room, if there is none. */
  lastMessageAt: z.iso.datetime(),
});
export type Conversation = z.infer<typeof Conversation>;

export const ConversationPage = z.object({
  /** The one with the newest message first. */
  conversations: z.array(Conversation),
  nextCursor: z.string().nullable(),
});
export type ConversationPage = z.infer<typeof ConversationPage>;

/** How it is between oneself and another person. */
export const DirectConversation = z.object({
  person: Person,
  /** `friends` may write to each other. */
  relation: Relation,
  /** Null as long as neither has written. */
  room: Room.nullable(),
});
export type DirectConversation = z.infer<typeof DirectConversation>;
