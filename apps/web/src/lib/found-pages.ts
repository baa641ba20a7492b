import type { FoundMessage, FoundMessages, Message } from "@banter/protocol";
import type { InfiniteData } from "@tanstack/react-query";

export type FoundPages = InfiniteData<FoundMessages, unknown>;

/** The same pages with messages in their new state, and without those that were deleted. */
export function withChangedResults(data: FoundPages, changed: readonly Message[]): FoundPages {
  const byId = new Map(changed.map((message) => [message.id, message]));
  return mapResults(data, (result) => {
    const change = byId.get(result.message.id);
    if (!change || change.rev <= result.message.rev) return result;
    return change.body === null ? null : { ...result, message: change };
  });
}

/** The same pages without anything of these authors. */
export function withoutResultsOf(data: FoundPages, authorIds: ReadonlySet<string>): FoundPages {
  return mapResults(data, (result) => (authorIds.has(result.message.author.id) ? null : result));
}

/** The same pages without anything of this room. */
export function withoutResultsIn(data: FoundPages, roomId: string): FoundPages {
  return mapResults(data, (result) => (result.room.id === roomId ? null : result));
}

/** Null takes a result out. The same object when nothing changes. */
function mapResults(data: FoundPages, change: (result: FoundMessage) => FoundMessage | null): FoundPages {
  let isChanged = false;
  const pages = data.pages.map((page) => ({
    ...page,
    results: page.results.flatMap((result) => {
      const next = change(result);
      if (next !== result) isChanged = true;
      return next ?? [];
    }),
  }));
  return isChanged ? { ...data, pages } : data;
}
