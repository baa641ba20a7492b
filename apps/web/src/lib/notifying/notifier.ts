import type { UnreadSnapshot } from "@banter/client";
import type { Message, RoomUnread } from "@banter/protocol";
import { alertsOf } from "./calls-of.ts";

/** What the person is told of a room. */
export interface Alert {
  roomId: string;
  /** Null when only its number is known: after an absence. */
  message: Message | null;
  /** How many messages wait there that call the person. */
  count: number;
}

export interface NotifierPorts<Words> {
  myId: string;
  unread(): UnreadSnapshot;
  /** Whether it is this tab, of all that are open, that tells the person. */
  isTelling(): boolean;
  /** Whether the person looks at any of the tabs. */
  isWatched(): Promise<boolean>;
  describe(alert: Alert): Promise<Words>;
  /** Shows it, with a sound if that is wanted, and answers with what takes it away again. */
  show(words: Words): () => void;
}

/**
 * Tells the person of what calls them while they are not looking: one notification for each room, of the newest such
 * message. What is counted as unread decides, so what was read elsewhere, deleted or hidden tells nothing and takes away
 * what was shown.
 */
export function createNotifier<Words>(ports: NotifierPorts<Words>) {
  const before = new Map<string, RoomUnread>();
  const newest = new Map<string, Message>();
  const newestCalls = new Map<string, Message>();
  /** Up to which message of a room the person has been told. */
  const toldSeqs = new Map<string, number>();
  /** Which message is told of next, or stands on the screen. */
  const current = new Map<string, { message: Message | null; close(): void }>();

  function callsMe({ mentions }: Message): boolean {
    return mentions.some(({ userId }) => userId === null || userId === ports.myId);
  }

  function note(messages: readonly Message[]): void {
    for (const message of messages) {
      const { roomId, author, deletedAt } = message;
      if (deletedAt) takeAway(roomId, (shown) => shown?.id === message.id);
      if (deletedAt || author.id === ports.myId) continue;
      keepNewest(newest, message);
      if (callsMe(message)) keepNewest(newestCalls, message);
    }
  }

  function takeAway(roomId: string, isMeant: (message: Message | null) => boolean): void {
    const shown = current.get(roomId);
    if (!shown || !isMeant(shown.message)) return;
    current.delete(roomId);
    shown.close();
  }

  function freshMessageOf({ roomId, kind, notify, lastReadSeq }: RoomUnread): Message | null {
    const isAnyMeant = kind === "DIRECT" || notify === "ALL";
    const message = (isAnyMeant ? newest : newestCalls).get(roomId);
    const fromSeq = Math.max(lastReadSeq, toldSeqs.get(roomId) ?? 0);
    return message && message.seq > fromSeq ? message : null;
  }

  /** To be called after each change of what is unread. */
  function look(): void {
    const rooms = ports.unread();
    for (const roomId of before.keys()) {
      if (rooms.has(roomId)) continue;
      before.delete(roomId);
      takeAway(roomId, () => true);
    }
    for (const room of rooms.values()) {
      const held = before.get(room.roomId);
      if (held === room) continue;
      before.set(room.roomId, room);
      const count = alertsOf(room);
      const message = freshMessageOf(room);
      // what waited before one came, and what another level counts, is no news
      const hasGrown = held ? held.notify === room.notify && count > alertsOf(held) : message !== null;
      if (count === 0) takeAway(room.roomId, () => true);
      else if (hasGrown) void tell({ roomId: room.roomId, message, count });
      if (message) toldSeqs.set(room.roomId, message.seq);
    }
  }

  async function tell(alert: Alert): Promise<void> {
    if (!ports.isTelling()) return;
    const entry = { message: alert.message, close: current.get(alert.roomId)?.close ?? nothing };
    current.set(alert.roomId, entry);
    const isMeanwhileOver = () => current.get(alert.roomId) !== entry;
    if (await ports.isWatched()) return;
    const words = await ports.describe(alert);
    if (isMeanwhileOver()) return;
    entry.close();
    entry.close = ports.show(words);
  }

  function closeAll(): void {
    for (const roomId of [...current.keys()]) takeAway(roomId, () => true);
  }

  return {
    note,
    look,
    /** Nothing of these people is told or left on the screen. */
    hide(userIds: readonly string[]): void {
      const isHidden = (message: Message | null) => message !== null && userIds.includes(message.author.id);
      for (const roomId of [...current.keys()]) takeAway(roomId, isHidden);
      for (const held of [newest, newestCalls]) {
        for (const [roomId, message] of held) if (isHidden(message)) held.delete(roomId);
      }
    },
    closeAll,
  };
}

function keepNewest(held: Map<string, Message>, message: Message): void {
  if (message.seq >= (held.get(message.roomId)?.seq ?? 0)) held.set(message.roomId, message);
}

function nothing(): void {}
