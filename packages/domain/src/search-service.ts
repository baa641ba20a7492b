import type { FoundMessages, SearchMessages } from "@banter/protocol";
import type { Actor } from "./actor.ts";
import { parseSearch, type SearchPhrase } from "./parse-search.ts";
import type { Throttle } from "./throttle.ts";

export interface SearchPorts {
  /** Messages with all of these phrases that the person may see, in rooms that they are in; the newest first. */
  searchMessages(userId: string, phrases: SearchPhrase[], query: Omit<SearchMessages, "query">): Promise<FoundMessages>;
  /** The same of messages whatever they say; of a room, an author or both. */
  listByOrigin(userId: string, query: Omit<SearchMessages, "query">): Promise<FoundMessages>;
  searches: Throttle;
}

export type SearchService = ReturnType<typeof createSearchService>;

export function createSearchService(ports: SearchPorts) {
  return {
    /** @throws AppError RATE_LIMITED. */
    async messages(actor: Actor, { query, ...rest }: SearchMessages): Promise<FoundMessages> {
      await ports.searches.take(actor.userId);
      const phrases = parseSearch(query);
      if (phrases.length === 0) return ports.listByOrigin(actor.userId, rest);
      return ports.searchMessages(actor.userId, phrases, rest);
    },
  };
}
