import type { Conversation, ConversationPage } from "@banter/protocol";
import type { InfiniteData } from "@tanstack/react-query";

/** How one's conversations are asked for; the server, the sidebar and the live updates share one list. */
export const CONVERSATIONS = { limit: 50 } as const;

export type ConversationPages = InfiniteData<ConversationPage, string | null>;

export function conversationsIn({ pages }: ConversationPages): Conversation[] {
  return pages.flatMap(({ conversations }) => conversations);
}

/** The list with a conversation in front, as something was just written in it; null if the list does not hold it. */
export function withNewest(data: ConversationPages, roomId: string, lastMessageAt: string): ConversationPages | null {
  const found = conversationsIn(data).find((conversation) => conversation.roomId === roomId);
  if (!found) return null;
  const pages = data.pages.map((page, index) => {
    const others = page.conversations.filter((conversation) => conversation.roomId !== roomId);
    return { ...page, conversations: index === 0 ? [{ ...found, lastMessageAt }, ...others] : others };
  });
  return { ...data, pages };
}
