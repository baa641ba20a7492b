/** While one follows the newest messages, at least so many stand on the page… */
const FOLLOWING_MIN_ROWS = 200;
/** …and while one reads older ones, at most so many. */
const READING_MAX_ROWS = 500;
/** By how many the window grows, moves or is cut at a time. */
const STEP_ROWS = 100;

/** What part of a timeline stands on the page; a day-long stream or a long way back would make it slow. */
export type MessageWindow =
  /** The newest messages. */
  | { mode: "following" }
  /** From this entry on. */
  | { mode: "reading"; firstKey: string };

interface Keyed {
  readonly key: string;
}

/** From `start`, up to but without `end`. */
export interface Span {
  start: number;
  end: number;
}

export function spanOf(entries: readonly Keyed[], window: MessageWindow): Span {
  const start = window.mode === "reading" ? entries.findIndex(({ key }) => key === window.firstKey) : -1;
  if (start >= 0) return { start, end: Math.min(entries.length, start + READING_MAX_ROWS) };
  // cut in steps, so that it is not cut anew at each message
  const surplus = Math.max(0, entries.length - FOLLOWING_MIN_ROWS);
  return { start: Math.floor(surplus / STEP_ROWS) * STEP_ROWS, end: entries.length };
}

/** The window that begins one step earlier, or null when all that is held is shown. */
export function widenUp(entries: readonly Keyed[], { start }: Span): MessageWindow | null {
  return start === 0 ? null : readingFrom(entries, start - STEP_ROWS);
}

/** The window that begins, and so ends, one step later; null when it reaches the newest message. */
export function moveDown(entries: readonly Keyed[], { start, end }: Span): MessageWindow | null {
  return end === entries.length ? null : readingFrom(entries, start + STEP_ROWS);
}

/** The window that shows the same as now, and goes on to while messages come in. */
export function stay(entries: readonly Keyed[], { start }: Span): MessageWindow {
  return readingFrom(entries, start);
}

/** The window that shows this entry and what stands around it; null when it is not held. */
export function showing(entries: readonly Keyed[], key: string): MessageWindow | null {
  const index = entries.findIndex((entry) => entry.key === key);
  return index < 0 ? null : readingFrom(entries, index - STEP_ROWS);
}

function readingFrom(entries: readonly Keyed[], index: number): MessageWindow {
  const first = entries[Math.max(0, index)];
  return first ? { mode: "reading", firstKey: first.key } : { mode: "following" };
}
