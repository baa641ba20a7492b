import {
  AppError,
  type ConversationPage,
  type DirectConversation,
  type DirectRef,
  type ListConversations,
} from "@banter/protocol";
import type { Actor } from "./actor.ts";

export interface DirectPorts {
  /** The person's conversations with one other each, the one with the newest message first. */
  listConversations(userId: string, query: ListConversations): Promise<ConversationPage>;
  /** How it is between two people, as the first of them may see it. Null for nobody of that id. */
  findConversation(userId: string, otherId: string): Promise<DirectConversation | null>;
}

export type DirectService = ReturnType<typeof createDirectService>;

/** Conversations of two. What is said in them is a room like any other. */
export function createDirectService(ports: DirectPorts) {
  return {
    async list(actor: Actor, query: ListConversations): Promise<ConversationPage> {
      return ports.listConversations(actor.userId, query);
    },

    /** @throws AppError NOT_FOUND for nobody of that id, and for oneself. */
    async get(actor: Actor, { userId }: DirectRef): Promise<DirectConversation> {
      const found = userId === actor.userId ? null : await ports.findConversation(actor.userId, userId);
      if (!found) throw new AppError("NOT_FOUND", "No such person");
      return found;
    },
  };
}
