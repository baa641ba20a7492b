import type { Person } from "./accounts.ts";
import type { Reaction } from "./reactions.ts";

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
