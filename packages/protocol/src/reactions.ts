import { z } from "zod";
import { Person } from "./accounts.ts";
import { MessageId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { PageCursor, pageSize } from "./pages.ts";
import { countChars } from "./text.ts";

/** A picture, perhaps in another skin tone, or one with the mark that asks for colour; several joined make one. */
const PICTURE = String.raw`\p{ExtPict}(?:\uFE0F|\p{EMod})?(?:[\u{E0020}-\u{E007E}]{1,8}\u{E007F})?`;
const ONE_EMOJI = new RegExp(String.raw`^(?:\p{RI}{2}|[0-9#*]\uFE0F?\u20E3|${PICTURE}(?:\u200D${PICTURE}){0,9})$`, "u");
/** Shown as text unless it is marked: a heart, a sun. */
const PLAIN_PICTURE = /^\p{ExtPict}$/u;
const COLOURED_BY_ITSELF = /^\p{EPres}$/u;
/** Some lists mark what is coloured by itself, others do not. */
const MARKED_IN_VAIN = /(\p{EPres})\uFE0F/gu;

/** One emoji as a keyboard or a picker gives it; future ones, too. Written in one way, so that equal ones count together. */
export const Emoji = z
  .string({ error: "Emoji must be text" })
  .regex(ONE_EMOJI, { error: "Give one emoji" })
  .refine((emoji) => countChars(emoji) < LIMITS.emojiMaxChars, { error: "Give one emoji" })
  .transform((text) => {
    const emoji = text.replace(MARKED_IN_VAIN, "$1");
    return PLAIN_PICTURE.test(emoji) && !COLOURED_BY_ITSELF.test(emoji) ? `${emoji}\uFE0F` : emoji;
  });

export const React = z.object({
  messageId: MessageId,
  emoji: Emoji,
  /** False takes one's own reaction back. */
  on: z.boolean({ error: "on must be true or false" }),
});
export type React = z.infer<typeof React>;

export const ListReactors = z.object({
  messageId: MessageId,
  emoji: Emoji,
  cursor: PageCursor.optional(),
  limit: pageSize(50),
});
export type ListReactors = z.infer<typeof ListReactors>;

/** Who chose an emoji, the first to do so in front. */
export const ReactorPage = z.object({ people: z.array(Person), nextCursor: z.string().nullable() });
export type ReactorPage = z.infer<typeof ReactorPage>;

export const Reaction = z.object({
  emoji: z.string(),
  /** How many people chose it. */
  count: z.number().int(),
  /**
   * Of these, up to LIMITS.reactionPeopleListed, the first to do so in front. In an answer to somebody who is one of them
   * always they themselves; in a broadcast always whoever caused it.
   */
  people: z.array(Person),
});
export type Reaction = z.infer<typeof Reaction>;
