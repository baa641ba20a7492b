export interface ExcerptPart {
  text: string;
  isMatch: boolean;
}

/** About two lines: enough to see what it is about. */
const EXCERPT_MAX_CHARS = 240;
const BEFORE_MATCH_CHARS = 60;

/** The part of a message around the first word that was searched for, with every such word marked. */
export function excerptOf(body: string, search: string): ExcerptPart[] {
  const words = search
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .sort((a, b) => b.length - a.length);
  const line = body.replace(/\s+/g, " ");
  const pattern =
    words.length > 0
      ? new RegExp(`(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}])(?:${words.join("|")})`, "giu")
      : null;
  const chars = [...line];
  const first = pattern ? line.search(pattern) : -1;
  const firstChar = first < 0 ? 0 : [...line.slice(0, first)].length;
  const start = firstChar <= BEFORE_MATCH_CHARS ? 0 : firstChar - BEFORE_MATCH_CHARS;
  const end = Math.min(chars.length, start + EXCERPT_MAX_CHARS);
  const shown = `${start > 0 ? "…" : ""}${chars.slice(start, end).join("")}${end < chars.length ? "…" : ""}`;
  if (!pattern) return [{ text: shown, isMatch: false }];
  const parts: ExcerptPart[] = [];
  let from = 0;
  for (const match of shown.matchAll(pattern)) {
    if (match.index > from) parts.push({ text: shown.slice(from, match.index), isMatch: false });
    parts.push({ text: match[0], isMatch: true });
    from = match.index + match[0].length;
  }
  if (from < shown.length) parts.push({ text: shown.slice(from), isMatch: false });
  return parts;
}
