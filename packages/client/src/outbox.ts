import { AppError, type Attachment, ERRORS, fromWireError, type Message, toWireError } from "@banter/protocol";
import { backoffMs } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import type { Draft, DraftFile } from "./draft.ts";
import type { OutboxStorage, StoredDraft } from "./outbox-storage.ts";

/** An INTERNAL error may be this message's own doing: after so many in a row it makes way for the ones behind it. */
const MAX_INTERNAL_FAILURES = 5;

export interface OutboxOptions {
  storage: OutboxStorage;
  clock: Clock;
  random: () => number;
  createId: () => string;
  isLive(): boolean;
  /** Whether the person may be a member of the room by now. */
  isReady(roomId: string): boolean;
  send(draft: Draft): Promise<Message>;
  /** The drafts of a room are others than before. */
  onChange(roomId: string): void;
  /** The draft is stored: acknowledged, or seen among the room's messages. */
  onSent(draft: Draft, message: Message): void;
  onRefused(draft: Draft, error: AppError): void;
}

/** Sends each room's drafts one after the other, the oldest first. */
export interface Outbox {
  /** How many drafts still wait to be sent. */
  readonly waitingCount: number;
  /** In the order in which they were written. */
  draftsOf(roomId: string): readonly Draft[];
  add(roomId: string, content: DraftContent, toUserId?: string): Draft;
  /** An upload has arrived. */
  uploaded(key: string, attachment: Attachment): void;
  /** Takes a file out of its draft; a draft that has nothing left is given up. */
  removeFile(key: string): void;
  retry(clientId: string): void;
  /** Gives a draft up. One that is being sent at this moment may still arrive. */
  discard(clientId: string): void;
  /** Takes drafts out that turn out to be stored; tells whether there were any. Does not call `onChange`. */
  settle(userId: string, messages: readonly Message[]): boolean;
  /** The connection is live again. */
  resume(): void;
  /**
   * The person has left the room: what waits for it was written before, and is not to be sent should they come back. A
   * draft that is under way at this moment may still arrive.
   */
  refuse(roomId: string, error: AppError): void;
  /** Rooms for which drafts wait; without those to a person with whom there is no room yet. */
  waitingRooms(): string[];
  /** The room may have become ready. */
  wake(roomId: string): void;
  close(): void;
}

export interface DraftContent {
  body: string;
  replyToId: string | null;
  files: readonly DraftFile[];
}

interface RoomQueue {
  drafts: Draft[];
  inFlight: string | undefined;
  failures: number;
  wait: { cancel: () => void; isServersWish: boolean } | undefined;
}

export function createOutbox(options: OutboxOptions): Outbox {
  const { storage, clock } = options;
  const queues = new Map<string, RoomQueue>();
  let closed = false;

  let isBegun = false;
  const closeStorage = storage.open({
    take(stored) {
      const queue = queueOf(stored.roomId);
      queue.drafts = [...queue.drafts, revive(stored)].sort(byAge);
      if (isBegun) drafted(stored.roomId, queue);
    },
    drop: discard,
  });
  isBegun = true;

  function drafted(roomId: string, queue: RoomQueue): void {
    options.onChange(roomId);
    pump(roomId, queue);
  }

  function discard(clientId: string): void {
    const found = find(clientId);
    if (!found) return;
    take(found.queue, clientId);
    drafted(found.draft.roomId, found.queue);
  }

  function queueOf(roomId: string): RoomQueue {
    const queue = queues.get(roomId) ?? { drafts: [], inFlight: undefined, failures: 0, wait: undefined };
    queues.set(roomId, queue);
    return queue;
  }

  function pump(roomId: string, queue: RoomQueue): void {
    if (closed || queue.inFlight || queue.wait || !options.isLive() || !options.isReady(roomId)) return;
    const draft = queue.drafts.find(isReadyToSend);
    if (!draft) {
      if (queue.drafts.length === 0) queues.delete(roomId);
      return;
    }
    queue.inFlight = draft.clientId;
    options.send(draft).then(
      (message) => {
        if (closed || queue.inFlight !== draft.clientId) return;
        settleDraft(queue, draft, message);
        options.onChange(roomId);
        pump(roomId, queue);
      },
      (error: unknown) => {
        if (!closed && queue.inFlight === draft.clientId) sendingFailed(queue, draft, error);
      },
    );
  }

  function settleDraft(queue: RoomQueue, draft: Draft, message: Message): void {
    take(queue, draft.clientId);
    options.onSent(draft, message);
  }

  function take(queue: RoomQueue, clientId: string): void {
    queue.drafts = queue.drafts.filter((draft) => draft.clientId !== clientId);
    storage.remove(clientId);
    if (queue.inFlight === clientId) release(queue);
  }

  function release(queue: RoomQueue): void {
    queue.inFlight = undefined;
    queue.failures = 0;
    queue.wait?.cancel();
    queue.wait = undefined;
  }

  function sendingFailed(queue: RoomQueue, draft: Draft, thrown: unknown): void {
    const error = thrown instanceof AppError ? thrown : new AppError("INTERNAL", "Sending failed", { cause: thrown });
    queue.inFlight = undefined;
    queue.failures += 1;
    const isWornOut = error.code === "INTERNAL" && queue.failures >= MAX_INTERNAL_FAILURES;
    // a session that has ended says nothing against the message: it goes out after the next log-in
    const isTransient = ERRORS[error.code].retryable || error.code === "UNAUTHENTICATED";
    if (isTransient && !isWornOut) {
      if (options.isLive()) waitThenPump(draft.roomId, queue, error.retryAfterMs);
      return;
    }
    release(queue);
    replace(queue, { ...draft, state: "failed", error });
    options.onRefused(draft, error);
    options.onChange(draft.roomId);
    pump(draft.roomId, queue);
  }

  function waitThenPump(roomId: string, queue: RoomQueue, retryAfterMs: number | undefined): void {
    const cancel = clock.schedule(backoffMs(queue.failures, options.random, retryAfterMs), () => {
      queue.wait = undefined;
      pump(roomId, queue);
    });
    queue.wait = { cancel, isServersWish: retryAfterMs !== undefined };
  }

  function replace(queue: RoomQueue, draft: Draft): void {
    queue.drafts = queue.drafts.map((held) => (held.clientId === draft.clientId ? draft : held));
    storage.put(toStored(draft));
  }

  function changeFiles(key: string, change: (files: readonly DraftFile[]) => readonly DraftFile[]): void {
    for (const [roomId, queue] of queues) {
      const draft = queue.drafts.find(({ files }) => files.some((file) => file.key === key));
      if (!draft) continue;
      const files = change(draft.files);
      if (draft.body === "" && files.length === 0) take(queue, draft.clientId);
      else replace(queue, { ...draft, files });
      options.onChange(roomId);
      pump(roomId, queue);
    }
  }

  function find(clientId: string): { queue: RoomQueue; draft: Draft } | undefined {
    for (const queue of queues.values()) {
      const draft = queue.drafts.find((held) => held.clientId === clientId);
      if (draft) return { queue, draft };
    }
    return undefined;
  }

  return {
    get waitingCount() {
      let count = 0;
      for (const { drafts } of queues.values()) count += drafts.filter(({ state }) => state === "sending").length;
      return count;
    },
    draftsOf: (roomId) => queues.get(roomId)?.drafts ?? NO_DRAFTS,
    add(roomId, content, toUserId) {
      const createdAt = new Date(clock.now()).toISOString();
      const draft: Draft = {
        clientId: options.createId(),
        roomId,
        ...(toUserId !== undefined && { toUserId }),
        ...content,
        createdAt,
        state: "sending",
      };
      const queue = queueOf(roomId);
      queue.drafts = [...queue.drafts, draft];
      storage.put(toStored(draft));
      drafted(roomId, queue);
      return draft;
    },
    retry(clientId) {
      const found = find(clientId);
      if (found?.draft.state !== "failed") return;
      const { error: _, ...draft } = found.draft;
      const { roomId } = draft;
      replace(found.queue, { ...draft, state: "sending" });
      drafted(roomId, found.queue);
    },
    discard,
    uploaded(key, attachment) {
      changeFiles(key, (files) => files.map((file) => (file.key === key ? { ...file, attachment } : file)));
    },
    removeFile(key) {
      changeFiles(key, (files) => files.filter((file) => file.key !== key));
    },
    settle(userId, messages) {
      let settled = false;
      for (const message of messages) {
        if (message.author.id !== userId) continue;
        const found = find(message.clientId);
        // A message to a person is found in a room that its draft did not know of.
        if (!found || (found.draft.roomId !== message.roomId && found.draft.toUserId === undefined)) continue;
        settled = true;
        settleDraft(found.queue, found.draft, message);
        pump(found.draft.roomId, found.queue);
      }
      return settled;
    },
    resume() {
      for (const [roomId, queue] of queues) {
        if (queue.wait && !queue.wait.isServersWish) {
          queue.wait.cancel();
          queue.wait = undefined;
        }
        pump(roomId, queue);
      }
    },
    refuse(roomId, error) {
      const queue = queues.get(roomId);
      const waiting = queue?.drafts.filter(waitsForRoom);
      if (!queue || !waiting || waiting.length === 0) return;
      release(queue);
      for (const draft of waiting) replace(queue, { ...draft, state: "failed", error });
      for (const draft of waiting) options.onRefused(draft, error);
      options.onChange(roomId);
    },
    waitingRooms: () => [...queues].filter(([, { drafts }]) => drafts.some(waitsForRoom)).map(([roomId]) => roomId),
    wake(roomId) {
      const queue = queues.get(roomId);
      if (queue) pump(roomId, queue);
    },
    close() {
      closed = true;
      closeStorage();
      for (const { wait } of queues.values()) wait?.cancel();
    },
  };
}

/** It waits for a room that the person is in, not for one that it makes itself. */
function waitsForRoom({ state, toUserId }: Draft): boolean {
  return state === "sending" && toUserId === undefined;
}

const NO_DRAFTS: readonly Draft[] = [];

function byAge(a: Draft, b: Draft): number {
  return a.createdAt.localeCompare(b.createdAt) || a.clientId.localeCompare(b.clientId);
}

function revive({ failure, ...stored }: StoredDraft): Draft {
  const draft = { ...stored, replyToId: stored.replyToId ?? null, files: stored.files ?? [] };
  const lost = draft.files.find(({ attachment }) => attachment === null);
  if (lost) return { ...draft, state: "failed", error: fileLost(lost) };
  if (!failure) return { ...draft, state: "sending" };
  return { ...draft, state: "failed", error: fromWireError(failure) };
}

/** Nothing of a page's files outlives it. */
function fileLost({ name }: DraftFile): AppError {
  return new AppError(
    "INVALID",
    `${name} was not uploaded when this page was closed. Discard this and attach it again`,
  );
}

function isReadyToSend({ state, files }: Draft): boolean {
  return state === "sending" && files.every(({ attachment }) => attachment !== null);
}

function toStored({ state: _, error, ...draft }: Draft): StoredDraft {
  return { ...draft, ...(error && { failure: toWireError(error) }) };
}
