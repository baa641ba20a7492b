import { ERRORS, LIMITS, type Message, type RoomNotify, type RoomUnread, type SetNotify } from "@banter/protocol";
import { toAppError } from "./app-error.ts";
import { backoffMs } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import { createListeners } from "./listeners.ts";
import type { SendRequest, ServerEvent } from "./protocol-events.ts";
import { createUnreadRoom, type UnreadRoom } from "./unread-room.ts";

/** How each room that one is in stands; a new map for each change, the same one while nothing changes. */
export type UnreadSnapshot = ReadonlyMap<string, RoomUnread>;

/** What waits in one's rooms. The server is asked from the first subscription on; programs that do not look cost nothing. */
export interface UnreadStore {
  getSnapshot(): UnreadSnapshot;
  subscribe(listener: () => void): () => void;
  /**
   * The person looks at the newest messages of the room: they are read, and so is each that comes until `stop` is called.
   * Counts at once, and on all devices as soon as there is a connection.
   */
  watch(roomId: string): () => void;
  /** @throws AppError */
  markAllRead(): Promise<void>;
  /** Says what of the room the person wants to be called for; holds on all devices. @throws AppError */
  setNotify(roomId: string, notify: RoomNotify): Promise<void>;
}

export interface FedUnread extends UnreadStore {
  connected(): void;
  receive(event: ServerEvent): void;
}

export interface UnreadOptions {
  clock: Clock;
  random: () => number;
  userId(): string | undefined;
  isLive(): boolean;
  request: SendRequest;
  setNotify(input: SetNotify): Promise<RoomUnread>;
}

/** One reads on with each message; the other devices are told no more often than this. */
const MARK_INTERVAL_MS = 2_000;
/** What is on its way comes within this; then the server is asked. Spread, as all in a room may find out together. */
const DOUBT_WAIT_MS = 1_000;
const DOUBT_SPREAD_MS = 2_000;

export function createUnread(options: UnreadOptions): FedUnread {
  const { clock, random, isLive, request } = options;
  const changed = createListeners<void>();
  const rooms = new Map<string, UnreadRoom>();
  /** How far one has read, where the server has not confirmed it. */
  const unsaid = new Map<string, number>();
  const watched = new Set<string>();
  let snapshot: UnreadSnapshot = new Map();
  let isWanted = false;
  let isStale = true;
  let isAsking = false;
  let failures = 0;
  let cancelDoubt: (() => void) | undefined;
  let cancelMark: (() => void) | undefined;

  function readOn(roomId: string): void {
    const room = rooms.get(roomId);
    // one's own words and changes of old messages move nobody's count: not worth a request
    if (!room || room.state.unread === 0) return;
    room.read(room.state.headRev);
    unsaid.set(roomId, room.state.lastReadSeq);
    sayMarks();
  }

  function publish(): void {
    for (const roomId of watched) readOn(roomId);
    const isSame = rooms.size === snapshot.size && [...rooms].every(([id, { state }]) => snapshot.get(id) === state);
    if (isSame) return;
    snapshot = new Map([...rooms].map(([id, { state }]) => [id, state]));
    changed.call();
  }

  function take(counted: readonly RoomUnread[]): void {
    for (const base of counted) {
      const room = rooms.get(base.roomId);
      if (room) room.rebase(base);
      else rooms.set(base.roomId, createUnreadRoom(base, options.userId));
      if (base.lastReadSeq >= (unsaid.get(base.roomId) ?? 0)) unsaid.delete(base.roomId);
    }
    publish();
    doubt();
  }

  /** Rooms of which the server must be asked; null for all. */
  function unsureRooms(): string[] | null {
    return isStale ? null : [...rooms].filter(([, { isUnsure }]) => isUnsure).map(([id]) => id);
  }

  /** Asks the server in a moment, if by then it is still needed. */
  function doubt(waitMs = DOUBT_WAIT_MS + random() * DOUBT_SPREAD_MS): void {
    if (cancelDoubt || unsureRooms()?.length === 0) return;
    cancelDoubt = clock.schedule(waitMs, () => {
      cancelDoubt = undefined;
      void ask();
    });
  }

  async function ask(): Promise<void> {
    const roomIds = unsureRooms();
    if (!isWanted || isAsking || !isLive() || roomIds?.length === 0) return;
    isAsking = true;
    isStale = false;
    try {
      const asked = roomIds?.slice(0, LIMITS.pageMaxItems);
      const { rooms: counted } = await request("list_unread", asked ? { roomIds: asked } : {});
      failures = 0;
      const held = new Set(counted.map(({ roomId }) => roomId));
      for (const roomId of asked ?? rooms.keys()) if (!held.has(roomId)) rooms.delete(roomId);
      take(counted);
    } catch (failure) {
      isStale ||= roomIds === null;
      failures += 1;
      if (isLive()) doubt(backoffMs(failures, random, toAppError(failure).retryAfterMs));
    } finally {
      isAsking = false;
    }
    doubt();
  }

  function askForAll(): void {
    isStale = true;
    cancelDoubt?.();
    cancelDoubt = undefined;
    void ask();
  }

  function sayMarks(): void {
    if (cancelMark || unsaid.size === 0 || !isLive()) return;
    for (const [roomId, seq] of unsaid) void say(roomId, seq);
    cancelMark = clock.schedule(MARK_INTERVAL_MS, () => {
      cancelMark = undefined;
      sayMarks();
    });
  }

  async function say(roomId: string, seq: number): Promise<void> {
    try {
      take([await request("mark_read", { roomId, seq })]);
    } catch (failure) {
      if (!ERRORS[toAppError(failure).code].retryable) unsaid.delete(roomId);
    }
  }

  function receiveMessages(roomId: string, messages: readonly Message[], hiddenRevs?: readonly number[]): void {
    rooms.get(roomId)?.receive(messages, hiddenRevs);
    publish();
    doubt();
  }

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      if (!isWanted) {
        isWanted = true;
        void ask();
      }
      return changed.add(listener);
    },
    watch(roomId) {
      watched.add(roomId);
      publish();
      return () => watched.delete(roomId);
    },
    async markAllRead() {
      const { rooms: counted } = await request("mark_all_read", {});
      take(counted);
    },
    async setNotify(roomId, notify) {
      try {
        take([await options.setNotify({ roomId, notify })]);
      } catch (failure) {
        throw toAppError(failure);
      }
    },
    connected() {
      askForAll();
      sayMarks();
    },
    receive(event) {
      if (!isWanted) return;
      switch (event.name) {
        case "new_chat_message":
        case "new_direct_message":
        case "message_changed":
          return receiveMessages(event.payload.roomId, event.payload.messages, event.payload.hiddenRevs);
        case "room_heads":
          for (const { roomId, headRev } of event.payload.heads) rooms.get(roomId)?.noteHead(headRev);
          return doubt();
        case "room_read":
          return take(event.payload.rooms);
        case "room_joined":
        case "hidden_people":
          return askForAll();
        case "room_left":
          rooms.delete(event.payload.roomId);
          return publish();
      }
    },
  };
}
