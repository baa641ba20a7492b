import { SearchMessages } from "@banter/protocol";
import type { z } from "zod";

type Query = Omit<z.input<typeof SearchMessages>, "cursor" | "limit">;

/** What a search field's text asks for, or what is wrong with it. */
export type MessageQuery = { ok: true; query: Query } | { ok: false; problem: QueryProblem };

/** What is wrong: the day after `word:`, that there is no word, or what the protocol says. */
export type QueryProblem = { kind: "day"; word: string } | { kind: "noWord" } | { kind: "refused"; message: string };

const NO_WORD: QueryProblem = { kind: "noWord" };
const AUTHOR = /^from:@?(\S+)$/i;
const DAY = /^(after|before):(\S+)$/i;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads `from:name`, `after:2026-01-31` and `before:2026-01-31` out of the words; days begin where the person lives. */
export function readMessageQuery(text: string, roomId: string | undefined): MessageQuery {
  const words: string[] = [];
  const query: Query = { query: "", ...(roomId && { roomId }) };
  for (const word of text.trim().split(/\s+/)) {
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
  if (words.length === 0) return { ok: false, problem: NO_WORD };
  query.query = words.join(" ");
  const parsed = SearchMessages.safeParse(query);
  if (parsed.success) return { ok: true, query };
  const message = parsed.error.issues[0]?.message;
  return { ok: false, problem: message === undefined ? NO_WORD : { kind: "refused", message } };
}

function momentOf(day: string): string | null {
  const date = ISO_DAY.test(day) ? new Date(`${day}T00:00:00`) : null;
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
}
