import type { Message } from "@banter/protocol";

/** The message with another name for a person, who wrote it or reacted to it; the same object if it names them nowhere. */
export function renamePerson(message: Message, userId: string, username: string): Message {
  const hasReacted = message.reactions.some(({ people }) => people.some(({ id }) => id === userId));
  if (message.author.id !== userId && !hasReacted) return message;
  const rename = <Person extends { id: string }>(person: Person) =>
    person.id === userId ? { ...person, username } : person;
  return {
    ...message,
    author: rename(message.author),
    reactions: message.reactions.map((reaction) => ({ ...reaction, people: reaction.people.map(rename) })),
  };
}
