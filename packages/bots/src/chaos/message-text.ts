import { LIMITS } from "@banter/protocol";
import type { Random } from "./random.ts";

const WORDS = [
  "hello",
  "and then",
  "maybe",
  "日本語",
  "привет",
  "שלום",
  "مرحبا",
  "👩🏽‍🚀",
  "e\u0301",
  "<b>no markup</b>",
  "\n",
  "ok.",
];
const SHORT_MAX_CHARS = 200;
/** One in so many messages is a long one. */
const LONG_ONE_IN = 50;

/** Four code points, fifteen bytes. */
const WIDE = "👩🏽‍🚀";
const WIDE_CHARS = [...WIDE].length;

/** A text that no other message of the run has, since `name` is in it. */
export function writeText(name: string, random: Random): string {
  const chars = pickLength(random);
  let text = name;
  while (text.length < chars) text += ` ${random.pick(WORDS)}`;
  return text;
}

/** A text with as many bytes as a message may have, or nearly. */
export function writeLargeText(name: string): string {
  return name + WIDE.repeat(Math.floor((LIMITS.messageMaxChars - [...name].length) / WIDE_CHARS));
}

/** A text that the server must refuse. */
export function writeTooLongText(name: string): string {
  return name.padEnd(LIMITS.messageMaxChars + 1, ".");
}

function pickLength(random: Random): number {
  const isLong = random.between(1, LONG_ONE_IN) === 1;
  return random.between(1, isLong ? LIMITS.messageMaxChars / 2 : SHORT_MAX_CHARS);
}
