/**
 * The time zone of the texts themselves, the same on a server and in a browser. No text formats a time: what tells one is
 * given it already written, as its reader's browser writes it (`lib/format-time.ts`).
 */
export const TEXTS_TIME_ZONE = "UTC";
