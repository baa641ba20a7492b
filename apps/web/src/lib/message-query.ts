import { SearchMessages } from "@banter/protocol";
import type { z } from "zod";

type Query = Omit<z.input<typeof SearchMessages>, "cursor" | "limit">;

/** What is asked for beside the words; each the same as an operator, which goes before it. */
export interface SearchFilters {
  roomId?: string | undefined;
  author?: string | undefined;
  /** The first day, as 2026-01-31. */
  from?: string | undefined;
  /** The last day. */
  to?: string | undefined;
}

/** What a search field's text and the filters ask for, or what is wrong with it. */
export type MessageQuery = { ok: true; query: Query } | { ok: false; problem: QueryProblem };

/** What is wrong: the day after `word:`, that there is no such room, or what the protocol says. */
export type QueryProblem =
  | { kind: "day"; word: string }
  | { kind: "room"; name: string }
  | { kind: "refused"; message: string };

/** What stands in quotes after `in:`, in whatever quotes; or a word. */
const ROOM = /(?:^|\s)in:(?:["“”„«»]([^"“”„«»]*)["“”„«»]?|(\S+))/iu;
const AUTHOR = /^from:@?(\S+)$/i;
const DAY = /^(after|before):(\S+)$/i;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads `in:room`, `from:name`, `after:2026-01-31` and `before:2026-01-31` out of the words; days begin where the person
 * lives. `findRoom` knows the rooms that they are in.
 */
export function readMessageQuery(
  text: string,
  filters: SearchFilters,
  findRoom: (name: string) => string | undefined,
): MessageQuery {
  const query: Query = { query: "", ...queryOf(filters) };
  const [inRoom, quoted, plain] = ROOM.exec(text) ?? [];
  if (inRoom !== undefined) {
    const name = quoted ?? plain ?? "";
    const roomId = findRoom(name);
    if (roomId === undefined) return { ok: false, problem: { kind: "room", name } };
    query.roomId = roomId;
  }
  const words: string[] = [];
  for (const word of text.replace(ROOM, " ").trim().split(/\s+/)) {
    const author = AUTHOR.exec(word)?.[1];
    const day = DAY.exec(word);
    if (author) query.author = author;
    else if (day) {
      const moment = momentOf(day[2] ?? "");
      if (!moment) return { ok: false, problem: { kind: "day", word: day[1] ?? "" } };
      if (day[1]?.toLowerCase() === "after") query.from = moment;
      else query.until = moment;
    } else words.push(word);
  }
  query.query = words.join(" ");
  const parsed = SearchMessages.safeParse(query);
  if (parsed.success) return { ok: true, query };
  return { ok: false, problem: { kind: "refused", message: parsed.error.issues[0]?.message ?? "" } };
}

function queryOf({ roomId, author, from, to }: SearchFilters): Omit<Query, "query"> {
  const name = author?.replace(/^@/, "");
  const [fromMoment, untilMoment] = [from && momentOf(from), to && momentOf(to, 1)];
  return {
    ...(roomId && { roomId }),
    ...(name && { author: name }),
    ...(fromMoment && { from: fromMoment }),
    ...(untilMoment && { until: untilMoment }),
  };
}

/** The beginning of a day, or of one that comes so many days later. */
function momentOf(day: string, daysLater = 0): string | null {
  const date = ISO_DAY.test(day) ? new Date(`${day}T00:00:00`) : null;
  if (!date || Number.isNaN(date.getTime())) return null;
  date.setDate(date.getDate() + daysLater);
  return date.toISOString();
}
