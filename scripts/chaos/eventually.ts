import { setTimeout as sleep } from "node:timers/promises";

const RETRY_INTERVAL_MS = 50;

/** Tries until it succeeds. @throws Error naming `what` when it still fails after the timeout, with the last failure as cause. */
export async function eventually<Result>(
  what: string,
  timeoutMs: number,
  attempt: () => Promise<Result>,
): Promise<Result> {
  const giveUpAtMs = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await attempt();
    } catch (cause) {
      if (performance.now() > giveUpAtMs) throw new Error(`${what}: not within ${timeoutMs} ms`, { cause });
    }
    await sleep(RETRY_INTERVAL_MS);
  }
}
