import { setTimeout as delay } from "node:timers/promises";
import type { Redis } from "ioredis";
import type { GapReason } from "../broker.ts";
import { STREAM, type StreamEntry, writerOfLoss } from "./stream-format.ts";

/** How long Redis may hold back the answer to a read when there is nothing to read. */
export const READ_BLOCK_MS = 2_000;
const READ_MAX_ENTRIES = 200;
const RETRY_DELAY_MS = 200;
/** Where a stream without entries is read from: everything that will be added comes after it. */
const BEGINNING = "0-0";

export interface StreamReader {
  /** Resolves once the place in the stream is certain, so that no later entry can be missed. */
  locate(): Promise<void>;
  /** The next entries, or none if nothing came for a while. Never rejects; stays pending after `close`. */
  next(): Promise<StreamEntry[]>;
  isLocated(): boolean;
  close(): void;
}

/**
 * Reads every entry of the stream once, from the moment it was started, over any number of connections; and notices
 * when entries were gone before it could read them.
 */
export function createStreamReader(
  redis: Redis,
  ownWriterId: string,
  onGap: (reason: GapReason) => void,
): StreamReader {
  /** The entry read last. */
  let position: string | undefined;
  /** Whether the entries after `position` are known to be all there on the present connection. */
  let located = false;
  let locating: Promise<void> | undefined;
  let closed = false;
  redis.on("close", () => {
    located = false;
  });

  async function whenReady(): Promise<void> {
    if (redis.status === "ready") return;
    if (redis.status === "wait") redis.connect().catch(() => {});
    await new Promise<void>((resolve) => redis.once("ready", resolve));
  }

  async function isPresent(id: string): Promise<boolean> {
    return (await redis.xrange(STREAM, id, id, "COUNT", 1)).length > 0;
  }

  async function findEnd(): Promise<string> {
    const [newest] = await redis.xrevrange(STREAM, "+", "-", "COUNT", 1);
    return newest?.[0] ?? BEGINNING;
  }

  async function findPlace(): Promise<void> {
    if (position === undefined) {
      position = await findEnd();
    } else if (!(await isPresent(position))) {
      const end = await findEnd();
      // A stream that ends before what was read is another one, of a clock behind or a replica that lagged.
      if (isEarlier(end, position)) position = end;
      onGap("entries_missing");
    }
  }

  async function retryUntilLocated(): Promise<void> {
    while (!located && !closed) {
      try {
        await whenReady();
        located = true;
        await findPlace();
      } catch {
        located = false;
        await delay(RETRY_DELAY_MS, undefined, { ref: false });
      }
    }
  }

  async function locate(): Promise<void> {
    locating ??= retryUntilLocated().finally(() => {
      locating = undefined;
    });
    await locating;
  }

  async function read(): Promise<StreamEntry[]> {
    const after = position ?? BEGINNING;
    const answer = await redis.xread("COUNT", READ_MAX_ENTRIES, "BLOCK", READ_BLOCK_MS, "STREAMS", STREAM, after);
    if (!located) throw new Error("The connection was replaced while reading");
    const entries = answer?.[0]?.[1] ?? [];
    position = entries.at(-1)?.[0] ?? after;
    // Only who lags by more than a page can have been overtaken by the trimming.
    if (entries.length === READ_MAX_ENTRIES && !(await isPresent(after).catch(() => false))) onGap("entries_missing");
    return entries;
  }

  function takeLosses(entries: StreamEntry[]): StreamEntry[] {
    return entries.filter((entry) => {
      const writerId = writerOfLoss(entry);
      if (writerId !== undefined && writerId !== ownWriterId) onGap("publications_lost");
      return writerId === undefined;
    });
  }

  async function next(): Promise<StreamEntry[]> {
    while (!closed) {
      try {
        await locate();
        return takeLosses(await read());
      } catch {
        located = false;
        await delay(RETRY_DELAY_MS, undefined, { ref: false });
      }
    }
    return new Promise<never>(() => {});
  }

  return {
    locate,
    next,
    isLocated: () => located && position !== undefined,
    close() {
      closed = true;
    },
  };
}

function isEarlier(id: string, other: string): boolean {
  const [ms = 0n, sequence = 0n] = id.split("-").map(BigInt);
  const [otherMs = 0n, otherSequence = 0n] = other.split("-").map(BigInt);
  return ms < otherMs || (ms === otherMs && sequence < otherSequence);
}
