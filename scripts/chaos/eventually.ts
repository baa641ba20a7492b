import { setTimeout as sleep } from "node:timers/promises";

const RETRY_INTERVAL_MS = 50;

/**
 * Tries until it succeeds. @throws Error naming `what` and the last failure when it still fails after the timeout, and
 * at once what `isFinal` says will never go better.
 */
export async function eventually<Result>(
  what: string,
  timeoutMs: number,
  attempt: () => Promise<Result>,
  isFinal: (error: unknown) => boolean = () => false,
): Promise<Result> {
  const giveUpAtMs = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await attempt();
    } catch (cause) {
      if (isFinal(cause)) throw cause;
      if (performance.now() > giveUpAtMs) throw new Error(`${what}: not within ${timeoutMs} ms (${cause})`, { cause });
    }
    await sleep(RETRY_INTERVAL_MS);
  }
}
