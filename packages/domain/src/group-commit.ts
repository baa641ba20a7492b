import { AppError, LIMITS } from "@banter/protocol";
import { v7 as uuidv7 } from "uuid";
import type { CommittedMessages } from "./announce-committed.ts";
import type { MessageDraft, UnwrittenMessage, WriteOutcome } from "./message-ports.ts";

export interface GroupCommitOptions {
  /** Writes all drafts in one transaction; one outcome per draft, in the same order. */
  writeBatch(drafts: MessageDraft[]): Promise<WriteOutcome[]>;
  /** Called once per room and commit, before the drafts' promises resolve. */
  onCommitted(event: CommittedMessages): void;
  /** Drafts that wait for the next commit; more are refused. */
  queueMax?: number;
  /** Drafts in one commit: bounds how long one transaction holds its rooms' locks. */
  batchMax?: number;
  /** Who has no outcome by then is told to try again. */
  answerWithinMs?: number;
}

const DEFAULT_QUEUE_MAX = 10_000;
const DEFAULT_BATCH_MAX = 500;
/** What a refused sender is told to wait: a few commits. */
const OVERLOADED_RETRY_AFTER_MS = 1_000;

interface Waiting {
  draft: MessageDraft;
  giveUpAtMs: number;
  resolve(outcome: WriteOutcome): void;
  reject(error: unknown): void;
}

/**
 * One queue of messages to write. While a commit is in flight the queue fills; when it ends, all that waits goes into
 * the next one. An idle node writes at once, a busy one in batches; there is no timer but the one for those who wait too
 * long.
 */
export function createGroupCommit({
  writeBatch,
  onCommitted,
  queueMax = DEFAULT_QUEUE_MAX,
  batchMax = DEFAULT_BATCH_MAX,
  answerWithinMs = LIMITS.answerWithinMs,
}: GroupCommitOptions) {
  let queue: Waiting[] = [];
  let running: Promise<void> | null = null;
  /** Who has no outcome yet, whether in the queue or in a commit, in order of arrival: so the first is given up first. */
  const unanswered = new Set<Waiting>();
  let isTimed = false;

  /** One timer for all, which the first one's deadline ends; it may find that one answered, and a later one first. */
  function watchDeadlines(): void {
    const [first] = unanswered;
    isTimed = first !== undefined;
    if (first) setTimeout(giveUpLate, first.giveUpAtMs - performance.now()).unref();
  }

  /** A draft that is being written may yet be stored; a retry under its client id is answered with what is stored. */
  function giveUpLate(): void {
    const late = new Set<Waiting>();
    for (const waiting of unanswered) {
      if (waiting.giveUpAtMs > performance.now()) break;
      late.add(waiting);
    }
    if (late.size > 0) queue = queue.filter((waiting) => !late.has(waiting));
    for (const waiting of late) {
      waiting.reject(overloaded("Storing messages takes longer than usual. Try again in a moment"));
    }
    watchDeadlines();
  }

  /** The next drafts, in order; a second one under the same client id waits, so that it meets the first one stored. */
  function takeBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    const keys = new Set<string>();
    for (const waiting of queue) {
      const key = `${waiting.draft.authorId} ${waiting.draft.clientId}`;
      if (batch.length < batchMax && !keys.has(key)) {
        keys.add(key);
        batch.push(waiting);
      } else {
        later.push(waiting);
      }
    }
    queue = later;
    return batch;
  }

  async function commitAll(): Promise<void> {
    try {
      while (queue.length > 0) await commit(takeBatch());
    } finally {
      running = null; // in the moment in which the queue is seen empty: who comes next begins anew
    }
  }

  async function commit(batch: Waiting[]): Promise<void> {
    let outcomes: WriteOutcome[];
    try {
      outcomes = await writeBatch(batch.map((waiting) => waiting.draft));
    } catch (error) {
      await commitFailed(batch, error);
      return;
    }
    settle(batch, outcomes);
  }

  /** A defect that one draft brings to light is kept from its neighbours: each half is tried by itself. */
  async function commitFailed(batch: Waiting[], error: unknown): Promise<void> {
    if (error instanceof AppError || batch.length === 1) {
      for (const waiting of batch) waiting.reject(error);
      return;
    }
    const middle = Math.ceil(batch.length / 2);
    await commit(batch.slice(0, middle));
    await commit(batch.slice(middle));
  }

  function settle(batch: Waiting[], outcomes: WriteOutcome[]): void {
    for (const event of newMessagesByRoom(outcomes)) onCommitted(event);
    batch.forEach((waiting, index) => {
      const outcome = outcomes[index];
      if (outcome) waiting.resolve(outcome);
      else waiting.reject(new Error("writeBatch left a draft without an outcome"));
    });
  }

  return {
    /** @throws AppError UNAVAILABLE overloaded when the queue is full or takes too long; whatever `writeBatch` throws. */
    async write(draft: UnwrittenMessage): Promise<WriteOutcome> {
      if (queue.length >= queueMax) {
        throw overloaded("Too many messages are waiting to be stored. Try again in a moment");
      }
      return new Promise((resolve, reject) => {
        const waiting: Waiting = {
          draft: { id: uuidv7(), ...draft },
          giveUpAtMs: performance.now() + answerWithinMs,
          resolve(outcome) {
            unanswered.delete(waiting);
            resolve(outcome);
          },
          reject(error) {
            unanswered.delete(waiting);
            reject(error);
          },
        };
        unanswered.add(waiting);
        if (!isTimed) watchDeadlines();
        queue.push(waiting);
        running ??= commitAll();
      });
    },

    /** Drafts that wait, not counting those in the commit under way. */
    get waiting(): number {
      return queue.length;
    },

    /** Resolves when nothing waits and no commit is under way. */
    async drained(): Promise<void> {
      while (running) await running;
    },
  };
}

function overloaded(message: string): AppError {
  return new AppError("UNAVAILABLE", message, { reason: "overloaded", retryAfterMs: OVERLOADED_RETRY_AFTER_MS });
}

function newMessagesByRoom(outcomes: WriteOutcome[]): CommittedMessages[] {
  const rooms = new Map<string, CommittedMessages>();
  for (const outcome of outcomes) {
    if (outcome.kind !== "written") continue;
    const { message, direct } = outcome;
    const { roomId } = message;
    const event = rooms.get(roomId) ?? { roomId, messages: [] };
    if (direct) {
      const { other, ...room } = direct;
      event.direct ??= { people: [message.author, other], ...room };
    }
    event.messages.push(message);
    rooms.set(roomId, event);
  }
  for (const event of rooms.values()) event.messages.sort((a, b) => a.seq - b.seq);
  return [...rooms.values()];
}
