import type { HistoryPage, Message } from "@banter/protocol";
import type { InfiniteData } from "@tanstack/react-query";

export type HistoryPages = InfiniteData<HistoryPage, unknown>;

/** The same pages with messages in their new state; those that are not held are left out. */
export function withChanged(data: HistoryPages, changed: readonly Message[]): HistoryPages {
  const byId = new Map(changed.map((message) => [message.id, message]));
  return mapPages(data, (messages) =>
    messages.map((message) => {
      const change = byId.get(message.id);
      return change && change.rev > message.rev ? change : message;
    }),
  );
}

/** The same pages without anything of these authors. */
export function withoutAuthors(data: HistoryPages, authorIds: ReadonlySet<string>): HistoryPages {
  return mapPages(data, (messages) => messages.filter(({ author }) => !authorIds.has(author.id)));
}

function mapPages(data: HistoryPages, map: (messages: Message[]) => Message[]): HistoryPages {
  return { ...data, pages: data.pages.map((page) => ({ ...page, messages: map(page.messages) })) };
}
