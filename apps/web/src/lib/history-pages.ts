import { keepOwnReactions, takeBackReaction } from "@banter/client";
import type { HistoryPage, Message } from "@banter/protocol";
import type { InfiniteData } from "@tanstack/react-query";

export type HistoryPages = InfiniteData<HistoryPage, unknown>;

/** The same pages with messages in their new state; those that are not held are left out. */
export function withChanged(data: HistoryPages, changed: readonly Message[], myId: string): HistoryPages {
  const byId = new Map(changed.map((message) => [message.id, message]));
  return mapPages(data, (messages) =>
    messages.map((message) => {
      const change = byId.get(message.id);
      return change && change.rev > message.rev ? keepOwnReactions(message, change, myId) : message;
    }),
  );
}

/** The same pages with a reaction of this person taken back. */
export function withoutReaction(data: HistoryPages, messageId: string, emoji: string, myId: string): HistoryPages {
  return mapPages(data, (messages) =>
    messages.map((message) => (message.id === messageId ? takeBackReaction(message, emoji, myId) : message)),
  );
}

/** The same pages without anything of these authors. */
export function withoutAuthors(data: HistoryPages, authorIds: ReadonlySet<string>): HistoryPages {
  return mapPages(data, (messages) => messages.filter(({ author }) => !authorIds.has(author.id)));
}

/** The same pages, of which the last is not the newest any more: more was said since. */
export function withMoreToCome(data: HistoryPages): HistoryPages {
  const last = data.pages.at(-1);
  const newest = last?.messages.at(-1);
  if (!last || !newest || last.nextAfterSeq !== null) return data;
  return { ...data, pages: [...data.pages.slice(0, -1), { ...last, nextAfterSeq: newest.seq }] };
}

function mapPages(data: HistoryPages, map: (messages: Message[]) => Message[]): HistoryPages {
  return { ...data, pages: data.pages.map((page) => ({ ...page, messages: map(page.messages) })) };
}
