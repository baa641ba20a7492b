import { z } from "zod";

/** How many characters (Unicode code points) a text has; the unit of every limit on text. */
export function countChars(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** What no text may hold: half of a surrogate pair (it is no character), or NUL, which Postgres cannot store. */
export function isStorableText(text: string): boolean {
  return !/\p{Surrogate}/u.test(text) && !text.includes("\u0000");
}

/** True when something of the text can be seen: not only spaces, controls and invisible format characters. */
export function hasVisibleChars(text: string): boolean {
  return /[^\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}

/** Windows and old Mac line ends become "\n"; nothing else changes. */
export function normalizeLineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** A storable text of `min` to `max` characters (code points). */
export function boundedText(label: string, min: number, max: number) {
  return z
    .string({ error: `${label} must be text` })
    .refine(isStorableText, {
      error: `${label} holds a character that cannot be stored (NUL or half an emoji)`,
      abort: true,
    })
    .refine((text) => countChars(text) >= min, {
      error: min === 1 ? `${label} is empty` : `${label} must have at least ${min} characters`,
      abort: true,
    })
    .refine((text) => countChars(text) <= max, { error: `${label} may have at most ${max} characters`, abort: true });
}

/** A text of one line, kept as it is; something of it can be seen unless `min` is 0 and it is empty. */
export function lineOfText(label: string, min: 0 | 1, max: number) {
  return boundedText(label, min, max)
    .refine((text) => !/[\p{Cc}\u2028\u2029]/u.test(text), {
      error: `${label} must be one line without control characters`,
      abort: true,
    })
    .refine((text) => text.trim() === text, { error: `${label} must not begin or end with a space`, abort: true })
    .refine((text) => text === "" || hasVisibleChars(text), { error: `${label} must have a visible character` });
}
