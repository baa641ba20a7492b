import { z } from "zod";
import { Person } from "./accounts.ts";
import { MessageId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
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

/** The ids of all whom these messages show: their authors, and who is named with a reaction. */
export function peopleOf(messages: readonly { author: Person; reactions: Reaction[] }[]): Set<string> {
  const ids = new Set<string>();
  for (const { author, reactions } of messages) {
    ids.add(author.id);
    for (const { people } of reactions) for (const { id } of people) ids.add(id);
  }
  return ids;
}

/** The message without what these people think of it; the same object when that changes nothing. */
export function withoutReactionsOf<Reacted extends { reactions: Reaction[] }>(
  message: Reacted,
  isHidden: (userId: string) => boolean,
): Reacted {
  if (!message.reactions.some(({ people }) => people.some(({ id }) => isHidden(id)))) return message;
  const reactions = message.reactions.flatMap((reaction): Reaction[] => {
    const people = reaction.people.filter(({ id }) => !isHidden(id));
    const count = reaction.count - (reaction.people.length - people.length);
    return count > 0 ? [{ ...reaction, count, people }] : [];
  });
  return { ...message, reactions };
}
