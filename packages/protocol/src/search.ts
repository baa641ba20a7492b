import { z } from "zod";
import { Person, Username } from "./accounts.ts";
import { RoomId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { Message } from "./messages.ts";
import { PageCursor, pageSize } from "./pages.ts";
import { RoomKind } from "./rooms.ts";
import { boundedText } from "./text-schemas.ts";

const moment = (name: string) => z.iso.datetime({ offset: true, error: `${name} must be an ISO 8601 date and time` });

export const SearchMessages = z
  .object({
    /**
     * Words that all occur, each at the beginning of a word; "words in quotes" occur just so, one after the other. None
     * for all messages of a room or an author.
     */
    query: boundedText("query", 0, LIMITS.messageSearchMaxChars)
      .refine((text) => text.trim() === "" || /[\p{L}\p{N}]/u.test(text), { error: "Search for a word or a number" })
      .default(""),
    /** Only in this room; without it, in all that one is in. */
    roomId: RoomId.optional(),
    /** Only what this person wrote. */
    author: Username.optional(),
    from: moment("from").optional(),
    until: moment("until").optional(),
    cursor: PageCursor.optional(),
    limit: pageSize(20),
  })
  .refine(({ query, roomId, author }) => query.trim() !== "" || roomId !== undefined || author !== undefined, {
    error: "Search for a word, or choose a room or an author",
    path: ["query"],
  });
export type SearchMessages = z.infer<typeof SearchMessages>;

export const FoundMessage = z.object({
  message: Message,
  /** `person` is the other one of a DIRECT room. */
  room: z.object({ id: z.uuid(), name: z.string(), kind: RoomKind, person: Person.exactOptional() }),
});
export type FoundMessage = z.infer<typeof FoundMessage>;

/** The newest first. */
export const FoundMessages = z.object({ results: z.array(FoundMessage), nextCursor: z.string().nullable() });
export type FoundMessages = z.infer<typeof FoundMessages>;
