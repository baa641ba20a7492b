import type { Message } from "@banter/protocol";

/** Whether a message that comes in is one to this person: a direct one, or one that mentions them. */
export function isCalling({ author, mentions }: Message, myId: string, isDirect: boolean): boolean {
  if (author.id === myId) return false;
  return isDirect || mentions.some(({ userId }) => userId === null || userId === myId);
}
