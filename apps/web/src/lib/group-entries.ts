import type { TimelineEntry } from "@banter/client";
import type { Person } from "@banter/protocol";
import { dayKey, type TimeStyle } from "./format-time.ts";

/** Someone who pauses for longer begins anew, with their name. */
const PAUSE_MS = 5 * 60 * 1000;

interface MessageRow {
  key: string;
  entry: TimelineEntry;
  author: Person;
  atMs: number;
  /** Follows a message of somebody else, or a pause: bears the author's name. */
  isFirst: boolean;
}

export interface Day {
  key: string;
  atMs: number;
  rows: MessageRow[];
}

/** Puts a timeline into days, and marks where an author begins to speak. One's own drafts bear no author, but `me`. */
export function groupEntries(entries: readonly TimelineEntry[], me: Person, style: TimeStyle): Day[] {
  const days: Day[] = [];
  let previous: MessageRow | undefined;
  let latestMs = 0;
  for (const entry of entries) {
    const { author, atMs } = originOf(entry, me);
    // clocks differ, and a draft may be old: what stands below is never of an earlier day
    latestMs = Math.max(latestMs, atMs);
    const key = dayKey(latestMs, style);
    let day = days.at(-1);
    if (day?.key !== key) {
      day = { key, atMs: latestMs, rows: [] };
      days.push(day);
      previous = undefined;
    }
    const isFirst = previous?.author.id !== author.id || Math.abs(atMs - previous.atMs) > PAUSE_MS;
    previous = { key: entry.key, entry, author, atMs, isFirst };
    day.rows.push(previous);
  }
  return days;
}

function originOf(entry: TimelineEntry, me: Person): { author: Person; atMs: number } {
  if (entry.state === "stored") return { author: entry.message.author, atMs: Date.parse(entry.message.createdAt) };
  return { author: me, atMs: Date.parse(entry.draft.createdAt) };
}
