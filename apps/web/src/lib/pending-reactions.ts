import type { Message, Person, Reaction } from "@banter/protocol";

interface PendingReaction {
  messageId: string;
  emoji: string;
  on: boolean;
  /** Once the server has answered, the rev as of which the message says it itself. */
  storedRev?: number;
}

/** What one has just chosen, or taken back, and the server may not have answered yet. */
export interface PendingReactions {
  /** Shows it from now on. Returns what to call with the server's answer, or without one when it refuses. */
  add(messageId: string, emoji: string, on: boolean): (answer?: Pick<Message, "rev">) => void;
  /** The message's reactions with what is pending; the same array where that is nothing. */
  reactionsOf(message: Pick<Message, "id" | "rev" | "reactions">, me: Person): Reaction[];
  /** Another number after each change. */
  readonly version: number;
  /** Called after each change. Returns how to unsubscribe. */
  subscribe(listener: () => void): () => void;
}

export function createPendingReactions(): PendingReactions {
  const listeners = new Set<() => void>();
  let pending: readonly PendingReaction[] = [];
  let version = 0;

  function set(next: readonly PendingReaction[]): void {
    pending = next;
    version += 1;
    for (const listener of listeners) listener();
  }

  return {
    add(messageId, emoji, on) {
      const own: PendingReaction = { messageId, emoji, on };
      const isOfSame = (one: PendingReaction) => one.messageId === messageId && one.emoji === emoji;
      set([...pending.filter((one) => !isOfSame(one)), own]);
      return (answer) => {
        // the answer may come before those changes of the room that the message waits for
        if (answer && pending.includes(own)) own.storedRev = answer.rev;
        else set(pending.filter((one) => one !== own));
      };
    },
    reactionsOf({ id, rev, reactions }, me) {
      return pending
        .filter(({ messageId, storedRev }) => messageId === id && (storedRev === undefined || rev < storedRev))
        .reduce((shown, { emoji, on }) => withReaction(shown, emoji, on, me), reactions);
    },
    get version() {
      return version;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Of this tab. */
export const pendingReactions = createPendingReactions();

function withReaction(reactions: Reaction[], emoji: string, on: boolean, me: Person): Reaction[] {
  const held = reactions.find((reaction) => reaction.emoji === emoji);
  const isMine = held?.people.some(({ id }) => id === me.id) ?? false;
  if (isMine === on) return reactions;
  if (!held) return [...reactions, { emoji, count: 1, people: [me] }];
  const others = held.people.filter(({ id }) => id !== me.id);
  const next = { ...held, count: held.count + (on ? 1 : -1), people: on ? [me, ...others] : others };
  return reactions.flatMap((reaction) => (reaction !== held ? [reaction] : next.count > 0 ? [next] : []));
}
