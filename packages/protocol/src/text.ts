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

/** What a text must be, and what is said of one that is not. */
export interface TextCheck {
  holds(text: string): boolean;
  error: string;
}

/** Of a storable text of `min` to `max` characters (code points). */
export function checksOfText(label: string, min: number, max: number): readonly TextCheck[] {
  return [
    { holds: isStorableText, error: `${label} holds a character that cannot be stored (NUL or half an emoji)` },
    {
      holds: (text) => countChars(text) >= min,
      error: min === 1 ? `${label} is empty` : `${label} must have at least ${min} characters`,
    },
    { holds: (text) => countChars(text) <= max, error: `${label} may have at most ${max} characters` },
  ];
}
