import { setTimeout as delay } from "node:timers/promises";

/** Waits until the promise has settled, but no longer; resolves with whether it has. Keeps the process alive meanwhile. */
export async function settleWithin(timeoutMs: number, promise: Promise<unknown>): Promise<boolean> {
  const waiting = new AbortController();
  const settled = promise.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([settled, delay(timeoutMs, false, { signal: waiting.signal }).catch(() => false)]);
  } finally {
    waiting.abort();
  }
}
