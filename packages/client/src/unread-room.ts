import { LIMITS, type Message, type RoomUnread } from "@banter/protocol";

/** What waits in one room: the server's count as of a rev, and what has happened since. */
export interface UnreadRoom {
  readonly state: RoomUnread;
  /** More has happened than has been heard of, or what was heard does not say enough: the server must count anew. */
  readonly isUnsure: boolean;
  /** The server's count; an older one than is held changes nothing. */
  rebase(base: RoomUnread): void;
  receive(messages: readonly Message[], hiddenRevs?: readonly number[]): void;
  noteHead(headRev: number): void;
  /** The person has read up to here; the server may not know it yet. */
  read(seq: number): void;
}

/** Whether a message calls this person, by name or with everybody in the room. */
function mentions(message: Message, userId: string | undefined): boolean {
  return message.mentions.some((mention) => mention.userId === null || mention.userId === userId);
}

export function createUnreadRoom(first: RoomUnread, userId: () => string | undefined): UnreadRoom {
  let base = first;
  let readSeq = first.lastReadSeq;
  /** Every change up to this rev is in the count. */
  let cursor = first.headRev;
  let knownHead = first.headRev;
  const heard = new Set<number>();
  /** Unread messages that came after the server counted, by their places: their latest rev, and whether they call the person. */
  const fresh = new Map<number, { rev: number; isCall: boolean }>();
  /** Places of messages that were deleted after the server counted, with the rev of their deletion. */
  const gone = new Map<number, number>();
  let isVague = false;
  let state = first;

  function update(): void {
    const goneOfBase = [...gone.keys()].filter((seq) => seq <= base.headRev).length;
    const ofBase = readSeq >= base.headRev ? 0 : Math.max(0, base.unread - goneOfBase);
    const unread = Math.min(LIMITS.unreadMaxCount, ofBase + fresh.size);
    const callsOfBase = readSeq >= base.headRev ? 0 : base.mentions;
    const freshCalls = [...fresh.values()].filter(({ isCall }) => isCall).length;
    const mentions = Math.min(LIMITS.unreadMaxCount, callsOfBase + freshCalls);
    const next = { ...base, headRev: cursor, lastReadSeq: readSeq, unread, mentions };
    const isSame = (Object.keys(next) as (keyof RoomUnread)[]).every((key) => next[key] === state[key]);
    if (!isSame) state = next;
  }

  function note(rev: number): void {
    knownHead = Math.max(knownHead, rev);
    if (rev <= cursor) return;
    if (heard.size < LIMITS.syncMaxChanges) heard.add(rev);
    while (heard.delete(cursor + 1)) cursor += 1;
  }

  function take(message: Message): void {
    const { seq, rev, author, deletedAt } = message;
    note(rev);
    if (author.id === userId() || seq <= readSeq || rev <= base.headRev) return;
    const isCall = mentions(message, userId());
    if (deletedAt) {
      gone.set(seq, rev);
      fresh.delete(seq);
      const mayCall = seq <= base.headRev && base.mentions > 0;
      if (mayCall || base.unread === LIMITS.unreadMaxCount) isVague = true;
    } else if (seq <= base.headRev) {
      // an old message that was edited: whether it called the person before is not known here
      if (base.mentions > 0 || isCall) isVague = true;
    } else if (!gone.has(seq) && (fresh.size <= LIMITS.unreadMaxCount || isCall)) {
      if (rev > (fresh.get(seq)?.rev ?? 0)) fresh.set(seq, { rev, isCall });
    }
  }

  function moveTo(seq: number): void {
    if (seq <= readSeq) return;
    readSeq = seq;
    for (const place of fresh.keys()) if (place <= readSeq) fresh.delete(place);
    for (const place of gone.keys()) if (place <= readSeq) gone.delete(place);
    if (readSeq < base.headRev && base.unread > 0) isVague = true;
  }

  function adopt(next: RoomUnread): void {
    base = next;
    isVague = readSeq > next.lastReadSeq && readSeq < next.headRev && next.unread > 0;
    for (const seq of fresh.keys()) if (seq <= base.headRev) fresh.delete(seq);
    for (const [seq, rev] of gone) if (rev <= base.headRev) gone.delete(seq);
    for (const rev of heard) if (rev <= base.headRev) heard.delete(rev);
    cursor = Math.max(cursor, base.headRev);
    knownHead = Math.max(knownHead, cursor);
    while (heard.delete(cursor + 1)) cursor += 1;
  }

  return {
    get state() {
      return state;
    },
    get isUnsure() {
      return isVague || knownHead > cursor;
    },
    rebase(next) {
      moveTo(next.lastReadSeq);
      const isOlder = next.headRev < base.headRev || next.lastReadSeq < base.lastReadSeq;
      if (!isOlder) adopt(next);
      update();
    },
    receive(messages, hiddenRevs = []) {
      for (const message of messages) take(message);
      for (const rev of hiddenRevs) note(rev);
      update();
    },
    noteHead(headRev) {
      knownHead = Math.max(knownHead, headRev);
    },
    read(seq) {
      moveTo(seq);
      update();
    },
  };
}
