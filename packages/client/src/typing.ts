import { LIMITS, type Person, type Typing } from "@banter/protocol";
import type { Clock } from "./clock.ts";
import { createListeners } from "./listeners.ts";

/** Who writes in one room, oneself left out. */
export interface RoomTyping {
  /** In the order in which they began; the same array until somebody begins or ends. */
  getSnapshot(): readonly Person[];
  subscribe(listener: () => void): () => void;
  /** To be called with every change that one's own person makes to what they write: tells the others now and then. */
  say(): void;
  /** What was written has been sent: the next word is told at once. */
  stop(): void;
}

export interface FedTyping {
  room(roomId: string): RoomTyping;
  receive(event: Typing): void;
  /** Somebody sent what they wrote, or is out of the room. */
  ended(roomId: string, userId: string): void;
  /** Nobody writes as far as one knows; of one room, or of all. */
  clear(roomId?: string): void;
  /** Nothing of these people is shown. */
  hide(userIds: ReadonlySet<string>): void;
}

export interface TypingOptions {
  clock: Clock;
  isLive(): boolean;
  say(roomId: string): Promise<unknown>;
}

interface Typist {
  person: Person;
  cancelEnd(): void;
}

const NOBODY: readonly Person[] = [];

export function createTyping({ clock, isLive, say }: TypingOptions): FedTyping {
  const changed = createListeners<void>();
  const typists = new Map<string, Map<string, Typist>>();
  const snapshots = new Map<string, readonly Person[]>();
  const saidAtMs = new Map<string, number>();
  let hidden: ReadonlySet<string> = new Set();

  function touch(roomId: string): void {
    const people = [...(typists.get(roomId)?.values() ?? [])].map(({ person }) => person);
    if (people.length > 0) {
      snapshots.set(roomId, people);
    } else {
      snapshots.delete(roomId);
      typists.delete(roomId);
    }
    changed.call();
  }

  function ended(roomId: string, userId: string): void {
    const typist = typists.get(roomId)?.get(userId);
    if (!typist) return;
    typist.cancelEnd();
    typists.get(roomId)?.delete(userId);
    touch(roomId);
  }

  function clear(roomId: string): void {
    for (const userId of [...(typists.get(roomId)?.keys() ?? [])]) ended(roomId, userId);
  }

  return {
    room: (roomId) => ({
      getSnapshot: () => snapshots.get(roomId) ?? NOBODY,
      subscribe: (listener) => changed.add(listener),
      say() {
        const nowMs = clock.now();
        if (!isLive() || nowMs - (saidAtMs.get(roomId) ?? 0) < LIMITS.typingEveryMs) return;
        saidAtMs.set(roomId, nowMs);
        say(roomId).catch(() => {}); // whoever does not hear of it has lost nothing; the next word says it again
      },
      stop: () => void saidAtMs.delete(roomId),
    }),

    receive({ roomId, userId, username }) {
      if (hidden.has(userId)) return;
      const room = typists.get(roomId) ?? new Map<string, Typist>();
      typists.set(roomId, room);
      const before = room.get(userId);
      before?.cancelEnd();
      const person = before?.person ?? { id: userId, username };
      room.set(userId, { person, cancelEnd: clock.schedule(LIMITS.typingShownMs, () => ended(roomId, userId)) });
      if (!before) touch(roomId);
    },
    ended,
    clear(roomId) {
      for (const id of roomId === undefined ? [...typists.keys()] : [roomId]) clear(id);
    },
    hide(userIds) {
      hidden = userIds;
      for (const [roomId, room] of [...typists]) {
        for (const userId of [...room.keys()]) if (hidden.has(userId)) ended(roomId, userId);
      }
    },
  };
}
