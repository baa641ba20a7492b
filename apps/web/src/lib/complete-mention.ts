/** What is being typed as a mention before the caret: from the @ on. */
export interface TypedMention {
  start: number;
  end: number;
  /** In lower case, without the @; empty right after it. */
  name: string;
}

/** Where a mention may begin, as the server reads it: not within a word, an address or a path. */
const TYPED = /(?:^|[^\w@./-])(@(\w{0,32}))$/;

/** Longer than any name, with what stands before it. */
const LOOKED_AT_CHARS = 40;

/** Everybody in the room. */
export const ROOM_NAME = "room";

export function findTypedMention(text: string, caret: number): TypedMention | null {
  const before = text.slice(Math.max(0, caret - LOOKED_AT_CHARS), caret);
  const [, typed = "", name = ""] = TYPED.exec(before) ?? [];
  return typed === "" ? null : { start: caret - typed.length, end: caret, name: name.toLowerCase() };
}
