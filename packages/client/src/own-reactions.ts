import type { Message } from "@banter/protocol";

/**
 * A broadcast names only some of many who reacted, and may leave out this person. Whoever was known to be one of them
 * still is: the answer to their own change says otherwise.
 */
export function keepOwnReactions(held: Message, next: Message, myId: string | undefined): Message {
  let isChanged = false;
  const reactions = next.reactions.map((reaction) => {
    const { emoji, count, people } = reaction;
    if (count === people.length || people.some(({ id }) => id === myId)) return reaction;
    const before = held.reactions.find((other) => other.emoji === emoji);
    const me = before?.people.find(({ id }) => id === myId);
    if (!me) return reaction;
    isChanged = true;
    return { ...reaction, people: [me, ...people.slice(0, -1)] };
  });
  return isChanged ? { ...next, reactions } : next;
}

/** The message with this person no longer named for an emoji. How many there are, the server says. */
export function takeBackReaction(message: Message, emoji: string, myId: string | undefined): Message {
  const reactions = message.reactions.map((reaction) =>
    reaction.emoji === emoji ? { ...reaction, people: reaction.people.filter(({ id }) => id !== myId) } : reaction,
  );
  return { ...message, reactions };
}
