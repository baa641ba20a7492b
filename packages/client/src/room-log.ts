import { LIMITS, type Message, type MessagePage, type RoomChanges, withoutReactionsOf } from "@banter/protocol";
import { keepOwnReactions, takeBackReaction } from "./own-reactions.ts";
import { renamePerson } from "./rename-person.ts";

type AppliedChanges = Exclude<RoomChanges, { status: "gone" | "later" }>;

/** Where a log begins: the newest messages as of `headRev`. */
interface NewestPage extends MessagePage {
  headRev: number;
}

/**
 * What is held of one room: an unbroken stretch of its messages up to the cursor, in seq order, each once.
 * `seq` is unique in a room, so a message's place is also its identity here.
 */
export interface RoomLog {
  /** Every change up to this rev has been applied. */
  readonly cursor: number;
  /** The highest rev heard of. */
  readonly knownHead: number;
  readonly messages: readonly Message[];
  /** Messages past a gap, hidden until it is filled, in rev order. */
  ahead(): Message[];
  readonly nextBeforeSeq: number | null;
  /** Begins (again) with a page of history. Like the next two, answers with the messages that are new, in seq order. */
  start(page: NewestPage): Message[];
  receive(messages: readonly Message[], hiddenRevs?: readonly number[]): Message[];
  apply(changes: AppliedChanges): Message[];
  noteHead(headRev: number): void;
  /** From now on nothing of these authors is held: what was is forgotten, what comes is dropped. */
  hide(authorIds: ReadonlySet<string>): void;
  /** From now on the person is called so, in what is held. */
  rename(userId: string, username: string): void;
  /** To be called before a page of older messages is asked for; then either `prepend` or `start` follows. */
  expectOlder(): void;
  prepend(page: MessagePage): void;
  /** The person has taken a reaction back. */
  unreacted(messageId: string, emoji: string): void;
}

export function createRoomLog(myId: () => string | undefined = () => undefined): RoomLog {
  let cursor = 0;
  let knownHead = 0;
  let messages: Message[] = [];
  let nextBeforeSeq: number | null = null;
  const aheadByRev = new Map<number, Message>();
  /** Revs past a gap whose messages are not for this person. */
  const hiddenAhead = new Set<number>();
  let hiddenAuthors: ReadonlySet<string> = new Set();
  /** What comes after this place is new. */
  let newestSeq = 0;
  /** Changes to messages of the page that is awaited: it may have been read before them. */
  let strays: Map<number, Message> | undefined;

  function holdAhead(message: Message): void {
    noteHead(message.rev);
    // whatever does not fit comes with the sync that the gap calls for
    if (aheadByRev.size < LIMITS.syncMaxChanges) aheadByRev.set(message.rev, message);
  }

  function noteHead(headRev: number): void {
    knownHead = Math.max(knownHead, headRev);
  }

  function holdHidden(rev: number): void {
    noteHead(rev);
    if (hiddenAhead.size < LIMITS.syncMaxChanges) hiddenAhead.add(rev);
  }

  function advance(): void {
    for (;;) {
      const next = aheadByRev.get(cursor + 1);
      if (!next && !hiddenAhead.delete(cursor + 1)) return;
      cursor += 1;
      aheadByRev.delete(cursor);
      if (next) put(next);
    }
  }

  function moveCursor(headRev: number): void {
    cursor = headRev;
    noteHead(headRev);
    for (const rev of aheadByRev.keys()) if (rev <= cursor) aheadByRev.delete(rev);
    for (const rev of hiddenAhead) if (rev <= cursor) hiddenAhead.delete(rev);
  }

  function put(message: Message): void {
    if (isHidden(message)) return;
    if (nextBeforeSeq !== null && message.seq < nextBeforeSeq) {
      strays?.set(message.seq, message);
      return;
    }
    const index = placeOf(messages, message.seq);
    const held = messages[index];
    const shown = withoutReactionsOf(message, (userId) => hiddenAuthors.has(userId));
    if (held?.seq !== message.seq) messages.splice(index, 0, shown);
    else if (message.rev > held.rev) messages[index] = keepOwnReactions(held, shown, myId());
  }

  function isHidden({ author }: Message): boolean {
    return hiddenAuthors.has(author.id);
  }

  function takeNew(): Message[] {
    const fresh = messages.slice(placeOf(messages, newestSeq + 1));
    newestSeq = fresh.at(-1)?.seq ?? newestSeq;
    return fresh;
  }

  function restart(page: NewestPage): void {
    for (const message of messages) if (message.rev > page.headRev) aheadByRev.set(message.rev, message);
    messages = page.messages.filter((message) => !isHidden(message)).sort(bySeq);
    nextBeforeSeq = page.nextBeforeSeq;
    strays = undefined;
    moveCursor(page.headRev);
    advance();
  }

  return {
    get cursor() {
      return cursor;
    },
    get knownHead() {
      return knownHead;
    },
    get messages() {
      return messages;
    },
    get nextBeforeSeq() {
      return nextBeforeSeq;
    },
    ahead: () => [...aheadByRev.values()].sort((a, b) => a.rev - b.rev),
    start(page) {
      newestSeq = Math.max(newestSeq, ...page.messages.map(({ seq }) => seq));
      restart(page);
      return takeNew();
    },
    receive(received, hiddenRevs = []) {
      for (const message of received) if (message.rev > cursor) holdAhead(message);
      for (const rev of hiddenRevs) if (rev > cursor) holdHidden(rev);
      advance();
      return takeNew();
    },
    apply(changes) {
      if (changes.status === "reset") {
        restart(changes);
      } else {
        for (const message of changes.messages) put(message);
        if (changes.headRev > cursor) moveCursor(changes.headRev);
        advance();
      }
      return takeNew();
    },
    noteHead,
    hide(authorIds) {
      hiddenAuthors = authorIds;
      messages = messages
        .filter((message) => !isHidden(message))
        .map((message) => withoutReactionsOf(message, (userId) => authorIds.has(userId)));
      for (const message of aheadByRev.values()) {
        if (!isHidden(message)) continue;
        aheadByRev.delete(message.rev);
        hiddenAhead.add(message.rev);
      }
    },
    rename(userId, username) {
      messages = messages.map((message) => renamePerson(message, userId, username));
      for (const [rev, message] of aheadByRev) aheadByRev.set(rev, renamePerson(message, userId, username));
    },
    expectOlder() {
      strays = new Map();
    },
    prepend(page) {
      const known = page.messages.map((message) => {
        const stray = strays?.get(message.seq);
        return stray && stray.rev > message.rev ? stray : message;
      });
      strays = undefined;
      const oldestSeq = nextBeforeSeq ?? messages[0]?.seq ?? Number.POSITIVE_INFINITY;
      messages = [...known.filter((message) => message.seq < oldestSeq && !isHidden(message)).sort(bySeq), ...messages];
      nextBeforeSeq = page.nextBeforeSeq;
    },
    unreacted(messageId, emoji) {
      const index = messages.findIndex(({ id }) => id === messageId);
      const held = messages[index];
      if (held) messages[index] = takeBackReaction(held, emoji, myId());
    },
  };
}

function bySeq(a: Message, b: Message): number {
  return a.seq - b.seq;
}

/** The index of the first message that does not come before `seq`. */
function placeOf(messages: readonly Message[], seq: number): number {
  const newest = messages.at(-1);
  if (!newest || newest.seq < seq) return messages.length;
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((messages[middle] as Message).seq < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
