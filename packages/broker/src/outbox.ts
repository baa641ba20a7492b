import { setTimeout as delay } from "node:timers/promises";
import type { BrokerLogger, Publications } from "./broker.ts";
import { describeError } from "./problem-log.ts";
import { settleWithin } from "./settle-within.ts";

const MAX_ITEMS = 10_000;
const MAX_BYTES = 16 * 1024 * 1024;
const BATCH_MAX_ITEMS = 256;
const RETRY_DELAY_MS = 500;
const CLOSE_TIMEOUT_MS = 1_000;

export interface Outbox<Item> {
  add(item: Item, bytes: number): void;
  isHealthy(): boolean;
  publications(): Publications;
  close(): Promise<void>;
}

/**
 * Publishes in the background and in order: an idle outbox sends at once, a busy one in batches.
 *
 * A batch that fails is not repeated, as it may have arrived; nor is what does not fit into the bounds. It is counted,
 * and the count goes out ahead of the next batch, so that every node learns that it missed something.
 */
export function createOutbox<Item>(
  send: (items: Item[], lost: number) => Promise<void>,
  logger: BrokerLogger,
): Outbox<Item> {
  let waiting: { item: Item; bytes: number }[] = [];
  let waitingBytes = 0;
  /** What the others have not been told of yet. */
  let lost = 0;
  let lostInAll = 0;
  let failing = false;
  let closed = false;
  let running: Promise<void> | undefined;

  function lose(count: number): void {
    lost += count;
    lostInAll += count;
  }

  function takeBatch(): Item[] {
    const batch = waiting.slice(0, BATCH_MAX_ITEMS);
    waiting = waiting.slice(BATCH_MAX_ITEMS);
    for (const { bytes } of batch) waitingBytes -= bytes;
    return batch.map(({ item }) => item);
  }

  async function run(): Promise<void> {
    try {
      await sendAll();
    } finally {
      running = undefined; // in the moment in which nothing is left: what comes next begins anew
    }
  }

  async function sendAll(): Promise<void> {
    while (waiting.length > 0 || lost > 0) {
      const items = takeBatch();
      const reported = lost;
      try {
        await send(items, reported);
        lost -= reported;
        if (failing) logger.info(`Publishing to the broker works again; ${reported} announcements were lost`);
        failing = false;
      } catch (error) {
        lose(items.length);
        if (!failing) logger.warn(`Publishing to the broker fails: ${describeError(error)}`);
        failing = true;
        if (closed) return;
        await delay(RETRY_DELAY_MS, undefined, { ref: false });
      }
    }
  }

  return {
    add(item, bytes) {
      if (closed) return;
      if (waiting.length >= MAX_ITEMS || waitingBytes + bytes > MAX_BYTES) {
        lose(1);
      } else {
        waiting.push({ item, bytes });
        waitingBytes += bytes;
      }
      running ??= run();
    },
    isHealthy: () => !failing,
    publications: () => ({ waiting: waiting.length, waitingBytes, lost: lostInAll }),
    async close() {
      closed = true;
      if (running) await settleWithin(CLOSE_TIMEOUT_MS, running);
    },
  };
}
