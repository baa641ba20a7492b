import {
  AppError,
  type JoinedRoom,
  type Message,
  type MessagePage,
  type Room,
  type RoomChanges,
} from "@banter/protocol";
import type { Clock } from "./clock.ts";
import type { Draft, DraftFile } from "./draft.ts";
import { createGapWatch } from "./gap-watch.ts";
import { createListeners } from "./listeners.ts";
import { createOlderPages } from "./older-pages.ts";
import type { DraftContent } from "./outbox.ts";
import { createQuotes, type Quotes } from "./quotes.ts";
import { createRoomJoiner } from "./room-joiner.ts";
import { createRoomLog } from "./room-log.ts";
import { createEntryMaker } from "./timeline-entries.ts";
import type { TimelineSnapshot, TimelineStatus } from "./timeline-snapshot.ts";

export interface SendOptions {
  /** The message of the same room that this one answers. */
  replyToId?: string | null;
  /** What it takes along: `uploads.add` gives the keys. With files the body may be empty. */
  files?: readonly DraftFile[];
}

/** One open room, as an app sees it. */
export interface Timeline {
  readonly roomId: string;
  /** The same object until something changes, so that it suits React's `useSyncExternalStore`. */
  getSnapshot(): TimelineSnapshot;
  /** Called after each change. Returns how to unsubscribe. */
  subscribe(listener: () => void): () => void;
  /** Each message written since the room was opened: once, in order. After a very long absence some are skipped. */
  onMessage(listener: (message: Message) => void): () => void;
  /** What messages of this room quote. */
  readonly quotes: Pick<Quotes, "of" | "want" | "subscribe">;
  /** Sends a message, now or as soon as there is a connection. Returns its `clientId`. */
  send(body: string, options?: SendOptions): string;
  /** Sends a failed draft again. */
  retry(clientId: string): void;
  /** Gives a draft up. One that is being sent at this moment may still arrive. */
  discard(clientId: string): void;
  /** Loads the page before the oldest message, if there is one and none is being loaded. Never rejects: see `olderError`. */
  loadOlder(): Promise<void>;
  /** Forgets the room's messages and stops listening; its drafts are sent all the same. */
  close(): void;
}

/** What the client feeds a timeline with. */
export interface FedTimeline extends Timeline {
  readonly cursor: number;
  readonly status: TimelineStatus;
  readonly behindCount: number;
  /** A connection is live; `headRev` is the room's head, or undefined if the person is not in the room. */
  connected(headRev: number | undefined): void;
  disconnected(): void;
  receive(messages: readonly Message[], hiddenRevs?: readonly number[]): void;
  /** From now on nothing of these authors is shown. */
  hide(authorIds: ReadonlySet<string>): void;
  /** From now on the person is called so, in what is held. */
  rename(userId: string, username: string): void;
  /** Starts anew from the newest messages: others may be seen now than before. */
  reload(): void;
  noteHead(headRev: number): void;
  apply(changes: Exclude<RoomChanges, { status: "later" }>): void;
  setMemberCount(memberCount: number): void;
  /** The person has become a member (again). */
  rejoined(): void;
  leave(): void;
  /** Something outside the timeline, such as its drafts, has changed. */
  touch(): void;
  /** One has taken a reaction back. */
  unreacted(messageId: string, emoji: string): void;
}

export interface TimelineOptions {
  roomId: string;
  clock: Clock;
  random: () => number;
  userId(): string | undefined;
  isLive(): boolean;
  join(): Promise<JoinedRoom>;
  listOlder(beforeSeq: number): Promise<MessagePage>;
  /** One message of the room. */
  fetchMessage(messageId: string): Promise<Message>;
  askForSync(): void;
  outbox: {
    drafts(): readonly Draft[];
    add(content: DraftContent): Draft;
    retry(clientId: string): void;
    discard(clientId: string): void;
    settle(messages: readonly Message[]): boolean;
  };
  /** The status or the number of missing changes is another. */
  onStatus(): void;
  onClose(): void;
}

export function createTimeline(options: TimelineOptions): FedTimeline {
  const { roomId, clock, outbox } = options;
  const log = createRoomLog(options.userId);
  const changed = createListeners<void>();
  const arrived = createListeners<Message>();
  const makeEntries = createEntryMaker();
  const gap = createGapWatch(clock, sync);
  const joiner = createRoomJoiner({ ...options, onJoined: start, onRefused: goAway });
  const older = createOlderPages(log, options.listOlder, touch);
  const quotes = createQuotes({
    findHeld: (id) => log.messages.find((message) => message.id === id),
    fetchMessage: options.fetchMessage,
    clock,
    random: options.random,
  });
  let snapshot: TimelineSnapshot | undefined;
  let told: { status: TimelineStatus; behindCount: number } = { status: "loading", behindCount: 0 };
  let room: Room | null = null;
  let error: AppError | null = null;
  let stage: "loading" | "open" | "gone" | "closed" = "loading";
  /** True from the loss of the connection, or a sync's asking, until everything known of is here. */
  let incomplete = false;

  function touch(): void {
    snapshot = undefined;
    changed.call();
    if (status() === told.status && behindCount() === told.behindCount) return;
    told = { status: status(), behindCount: behindCount() };
    options.onStatus();
  }

  function deliver(messages: readonly Message[]): void {
    touch();
    for (const message of messages) arrived.call(message);
  }

  function sync(): void {
    if (stage !== "open") return;
    incomplete = true;
    options.askForSync();
    touch();
  }

  /** Whether all is here that is known of; if not, and no sync is on its way, it waits for a moment and then asks. */
  function check(): void {
    if (log.knownHead <= log.cursor) gap.close();
    else if (!incomplete && options.isLive()) gap.open();
  }

  function start(joined: JoinedRoom): void {
    if (stage !== "loading") return;
    stage = "open";
    room = joined.room;
    error = null;
    older.drop();
    outbox.settle(joined.messages);
    incomplete = !options.isLive();
    const fresh = log.start(joined);
    quotes.reset();
    check();
    deliver(fresh);
  }

  function goAway(reason: AppError): void {
    stage = "gone";
    error = reason;
    incomplete = false;
    gap.close();
    touch();
  }

  function status(): TimelineStatus {
    if (stage === "open") return incomplete ? "catching_up" : "live";
    return stage === "loading" ? "loading" : "gone";
  }

  function behindCount(): number {
    return stage === "open" ? Math.max(0, log.knownHead - log.cursor) : 0;
  }

  return {
    roomId,
    get cursor() {
      return log.cursor;
    },
    get status() {
      return status();
    },
    get behindCount() {
      return behindCount();
    },
    getSnapshot() {
      snapshot ??= {
        roomId,
        status: status(),
        error,
        room,
        messages: makeEntries(log, outbox.drafts(), options.userId()),
        rev: log.cursor,
        behindCount: behindCount(),
        hasOlder: log.nextBeforeSeq !== null,
        loadingOlder: older.loading,
        olderError: older.error,
      };
      return snapshot;
    },
    subscribe: (listener) => changed.add(listener),
    onMessage: (listener) => arrived.add(listener),
    quotes,
    send: (body, { replyToId = null, files = [] } = {}) => outbox.add({ body, replyToId, files }).clientId,
    retry: outbox.retry,
    discard: outbox.discard,
    loadOlder: () => (stage === "open" ? older.load() : Promise.resolve()),
    close() {
      stage = "closed";
      gap.close();
      joiner.stop();
      quotes.close();
      options.onClose();
    },
    connected(headRev) {
      quotes.connected();
      if (stage === "loading") joiner.start();
      if (stage !== "open") return;
      if (headRev !== undefined) log.noteHead(headRev);
      if (headRev === undefined || log.knownHead > log.cursor) return sync();
      incomplete = false;
      touch();
    },
    disconnected() {
      gap.close();
      if (stage !== "open" || incomplete) return;
      incomplete = true;
      touch();
    },
    receive(messages, hiddenRevs) {
      const settled = outbox.settle(messages);
      quotes.note(messages);
      if (stage === "gone") return touch();
      const cursorBefore = log.cursor;
      const fresh = log.receive(messages, hiddenRevs);
      if (stage === "open") check();
      if (log.cursor > cursorBefore || settled) deliver(fresh);
    },
    hide(authorIds) {
      log.hide(authorIds);
      quotes.hide(authorIds);
      touch();
    },
    rename(userId, username) {
      log.rename(userId, username);
      quotes.rename(userId, username);
      touch();
    },
    reload() {
      if (stage !== "open") return;
      stage = "loading";
      gap.close();
      older.drop();
      touch();
      joiner.start();
    },
    noteHead(headRev) {
      log.noteHead(headRev);
      if (stage === "open") check();
    },
    apply(changes) {
      if (stage !== "open") return;
      if (changes.status === "gone") return goAway(new AppError("NOT_FOUND", "You are not in this room any more"));
      const cursorBefore = log.cursor;
      if (changes.status === "reset") older.drop();
      outbox.settle(changes.messages);
      const fresh = log.apply(changes);
      if (changes.status === "reset") quotes.reset();
      else quotes.note(changes.messages);
      incomplete = !options.isLive();
      if (log.cursor <= cursorBefore) gap.slowDown();
      check();
      deliver(fresh);
    },
    setMemberCount(memberCount) {
      if (!room || room.memberCount === memberCount) return;
      room = { ...room, memberCount };
      touch();
    },
    rejoined() {
      if (stage !== "gone") return;
      stage = "loading";
      error = null;
      touch();
      joiner.start();
    },
    unreacted(messageId, emoji) {
      log.unreacted(messageId, emoji);
    },
    leave: () => goAway(new AppError("FORBIDDEN", "You have left this room", { reason: "not_a_member" })),
    touch,
  };
}
