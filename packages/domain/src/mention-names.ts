import { LIMITS } from "@banter/protocol";

/** A name after an @ that no letter, digit or address precedes. */
const MENTION = /(?<![\w@./-])@(\w{3,32})(?!\w)/g;

/** Code is quoted, not said: fenced blocks, and spans between equally long rows of backticks. */
const CODE = /^```.*?(?:^```|(?![\s\S]))|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/gms;

export interface MentionPart {
  /** As it was written, with the @. */
  text: string;
  /** In lower case, without the @; null for what is no mention. */
  name: string | null;
}

/** Cuts a text at what looks like mentions; the parts, put together, are the text to the character. */
export function splitMentions(text: string): MentionPart[] {
  const parts: MentionPart[] = [];
  let end = 0;
  for (const match of text.matchAll(MENTION)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), name: null });
    parts.push({ text: match[0], name: (match[1] ?? "").toLowerCase() });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), name: null });
  return parts;
}

/** The names that a message mentions, in lower case, each once; not those within code. Who is meant is for the database to say. */
export function mentionedNames(body: string): string[] {
  if (!body.includes("@")) return [];
  const names = splitMentions(body.replace(CODE, " ")).flatMap(({ name }) => name ?? []);
  return [...new Set(names)].slice(0, LIMITS.mentionsMaxPeople);
}
