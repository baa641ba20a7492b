import { ERRORS, type Message } from "@banter/protocol";
import { toAppError } from "./app-error.ts";
import { backoffMs } from "./backoff.ts";
import type { Clock } from "./clock.ts";
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
  /** There is a connection (again): what could not be had is asked for at once. */
  connected(): void;
  close(): void;
}

interface QuotesOptions {
  findHeld(messageId: string): Message | undefined;
  fetchMessage(messageId: string): Promise<Message>;
  clock: Clock;
  random: () => number;
}

/** Keeps what messages of one room quote. Nothing is copied: each original is kept once, and changes as the room says. */
export function createQuotes({ findHeld, fetchMessage, clock, random }: QuotesOptions): Quotes {
  const known = new Map<string, Message | null>();
  /** Wanted, and not known yet. */
  const asked = new Set<string>();
  /** Of those that were asked for in vain, how to call the next try off; nothing for those that wait for a connection. */
  const waits = new Map<string, (() => void) | undefined>();
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

  async function ask(messageId: string, failures = 0): Promise<void> {
    const ownEpoch = epoch;
    asked.add(messageId);
    try {
      const message = await fetchMessage(messageId);
      if (ownEpoch === epoch) put(message);
    } catch (thrown) {
      if (ownEpoch !== epoch) return;
      const error = toAppError(thrown);
      if (error.code !== "NOT_FOUND") return waitToAsk(messageId, failures + 1, error);
      known.set(messageId, null);
    }
    if (ownEpoch !== epoch) return;
    asked.delete(messageId);
    changed.call();
  }

  function waitToAsk(messageId: string, failures: number, { code, retryAfterMs }: ReturnType<typeof toAppError>): void {
    const again = () => {
      waits.delete(messageId);
      void ask(messageId, failures);
    };
    const isWorthTrying = ERRORS[code].retryable;
    waits.set(messageId, isWorthTrying ? clock.schedule(backoffMs(failures, random, retryAfterMs), again) : undefined);
  }

  /** It has come by itself. */
  function stopWaitingFor(messageId: string): void {
    if (!waits.has(messageId)) return;
    waits.get(messageId)?.();
    waits.delete(messageId);
    asked.delete(messageId);
  }

  /** Calls off what waits; answers with what it was. */
  function stopWaiting(): string[] {
    const waiting = [...waits.keys()];
    for (const cancel of waits.values()) cancel?.();
    waits.clear();
    return waiting;
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
      for (const { id } of news) stopWaitingFor(id);
      if (news.length > 0) changed.call();
    },
    reset() {
      epoch += 1;
      stopWaiting();
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
    connected() {
      for (const messageId of stopWaiting()) void ask(messageId);
    },
    close() {
      epoch += 1;
      stopWaiting();
    },
  };
}
