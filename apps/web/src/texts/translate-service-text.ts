import type { ServiceTexts } from "./service-texts.ts";

const PLACEHOLDER = /\{(\w+)\}/g;

/** What a service said, in the chosen language; null for what the list does not know. */
export function translateServiceText(texts: ServiceTexts, message: string): string | null {
  const bare = message.replace(/[.]$/, "");
  for (const [english, translated] of texts) {
    const found = patternOf(english).exec(bare)?.groups;
    if (english === bare || found) return translated.replace(PLACEHOLDER, (_, name) => found?.[name] ?? "");
  }
  return null;
}

const patterns = new Map<string, RegExp>();

function patternOf(english: string): RegExp {
  let pattern = patterns.get(english);
  if (!pattern) {
    const source = english
      .split(PLACEHOLDER)
      .map((part, index) => (index % 2 === 1 ? `(?<${part}>.+)` : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
    pattern = new RegExp(`^${source.join("")}$`, "su");
    patterns.set(english, pattern);
  }
  return pattern;
}
