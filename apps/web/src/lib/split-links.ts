export type TextPart = { kind: "text"; text: string } | { kind: "link"; text: string; href: string };

const CANDIDATE = /\bhttps?:\/\/[^\s<>"`\u00a0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+/giu;
const CLOSERS: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** Finds the http and https addresses in a text. The parts, put together, are the text to the character. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const address = trimEnd(match[0]);
    if (!isAddress(address)) continue;
    if (match.index > end) parts.push({ kind: "text", text: text.slice(end, match.index) });
    parts.push({ kind: "link", text: address, href: address });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}

/** What ends a sentence, a quotation or a parenthesis around the address does not belong to it. */
function trimEnd(address: string): string {
  let rest = address;
  for (;;) {
    const last = rest.at(-1) ?? "";
    const opener = CLOSERS[last];
    const isStray = opener ? count(rest, last) > count(rest, opener) : /[\p{Po}\p{Pf}\p{Pe}'*_~]/u.test(last);
    if (!isStray || last === "/" || last === "&" || last === "#" || last === "%") return rest;
    rest = rest.slice(0, -1);
  }
}

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}

/** An address with a name and a password in it ("https://bank.example@evil.example") is meant to mislead. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.hostname !== "" && url.username === "" && url.password === "";
}
