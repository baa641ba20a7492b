import type { Message } from "@banter/protocol";
import { toAppError } from "./app-error.ts";
import { createListeners } from "./listeners.ts";
import { renamePerson } from "./rename-person.ts";

/** A message that another quotes, as it is now: null for one that is not to be seen, undefined until that is known. */
export type Quoted = Message | null | undefined;

export interface Quotes {
  of(messageId: string): Quoted;
  /** Finds the message out, among those that are held or by asking, and keeps it up to date from then on. */
  want(messageId: string): void;
  /** Messages in their newest known state. */
  note(messages: readonly Message[]): void;
  /** Forgets everything: others may be seen now than before. What was wanted is asked for anew. */
  reset(): void;
  hide(authorIds: ReadonlySet<string>): void;
  rename(userId: string, username: string): void;
  subscribe(listener: () => void): () => void;
}

/** Keeps what messages of one room quote. Nothing is copied: each original is kept once, and changes as the room says. */
export function createQuotes(
  findHeld: (messageId: string) => Message | undefined,
  fetchMessage: (messageId: string) => Promise<Message>,
): Quotes {
  const known = new Map<string, Message | null>();
  const asked = new Set<string>();
  const changed = createListeners<void>();
  let hiddenAuthors: ReadonlySet<string> = new Set();
  let epoch = 0;

  /** Tells whether that was news. */
  function put(message: Message): boolean {
    const held = known.get(message.id);
    if (held && held.rev >= message.rev) return false;
    known.set(message.id, hiddenAuthors.has(message.author.id) ? null : message);
    return true;
  }

  async function ask(messageId: string): Promise<void> {
    const ownEpoch = epoch;
    asked.add(messageId);
    try {
      const message = await fetchMessage(messageId);
      if (ownEpoch === epoch) put(message);
    } catch (error) {
      // anything else may go better: whoever shows the quote next asks again
      if (ownEpoch === epoch && toAppError(error).code === "NOT_FOUND") known.set(messageId, null);
    }
    if (ownEpoch !== epoch) return;
    asked.delete(messageId);
    changed.call();
  }

  function want(messageId: string): void {
    if (known.has(messageId) || asked.has(messageId)) return;
    const held = findHeld(messageId);
    if (!held) return void ask(messageId);
    put(held);
    changed.call();
  }

  return {
    of: (messageId) => known.get(messageId),
    want,
    note(messages) {
      const news = messages.filter((message) => (known.has(message.id) || asked.has(message.id)) && put(message));
      if (news.length > 0) changed.call();
    },
    reset() {
      epoch += 1;
      const wanted = [...known.keys(), ...asked];
      known.clear();
      asked.clear();
      for (const messageId of wanted) want(messageId);
      changed.call();
    },
    hide(authorIds) {
      hiddenAuthors = authorIds;
      for (const [id, message] of known) if (message && authorIds.has(message.author.id)) known.set(id, null);
      changed.call();
    },
    rename(userId, username) {
      for (const [id, message] of known) if (message) known.set(id, renamePerson(message, userId, username));
      changed.call();
    },
    subscribe: (listener) => changed.add(listener),
  };
}
