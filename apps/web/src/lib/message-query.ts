import { SearchMessages } from "@banter/protocol";
import type { z } from "zod";

type Query = Omit<z.input<typeof SearchMessages>, "cursor" | "limit">;

/** What a search field's text asks for, or what is wrong with it. */
export type MessageQuery = { ok: true; query: Query } | { ok: false; problem: string };

const NO_WORD = "Search for a word or a number";
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
      if (!moment) return { ok: false, problem: `Write the day after “${day[1]}:” like 2026-01-31` };
      if (day[1]?.toLowerCase() === "after") query.from = moment;
      else query.until = moment;
    } else words.push(word);
  }
  if (words.length === 0) return { ok: false, problem: NO_WORD };
  query.query = words.join(" ");
  const parsed = SearchMessages.safeParse(query);
  if (parsed.success) return { ok: true, query };
  return { ok: false, problem: parsed.error.issues[0]?.message ?? NO_WORD };
}

function momentOf(day: string): string | null {
  const date = ISO_DAY.test(day) ? new Date(`${day}T00:00:00`) : null;
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
}
