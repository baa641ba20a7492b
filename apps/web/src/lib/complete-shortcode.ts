export type Shortcodes = readonly (readonly [shortcode: string, emoji: string])[];

/** What is being typed as a shortcode before the caret: from the colon on. */
export interface TypedShortcode {
  start: number;
  end: number;
  name: string;
  /** The colon that ends it has been typed, too. */
  isClosed: boolean;
}

/** After a space or a bracket only: "10:30pm" and "https://" are no beginnings. */
const TYPED = /(?:^|[\s([{"'])(:([a-z0-9_+-]{2,40})(:?))$/i;

const MAX_SUGGESTIONS = 6;

export function findTypedShortcode(text: string, caret: number): TypedShortcode | null {
  const found = TYPED.exec(text.slice(Math.max(0, caret - 50), caret));
  const [, typed = "", name = "", colon] = found ?? [];
  return found && { start: caret - typed.length, end: caret, name: name.toLowerCase(), isClosed: colon === ":" };
}

/** Those that begin with what was typed, then those that hold it; of a closed one the emoji that it names. */
export function suggestEmoji(shortcodes: Shortcodes, { name, isClosed }: TypedShortcode): Shortcodes {
  if (isClosed) return shortcodes.filter(([code]) => code === name).slice(0, 1);
  const starting = shortcodes.filter(([code]) => code.startsWith(name)).sort(([a], [b]) => a.length - b.length);
  const holding = shortcodes.filter(([code]) => code.includes(name) && !code.startsWith(name));
  return [...starting, ...holding].slice(0, MAX_SUGGESTIONS);
}
