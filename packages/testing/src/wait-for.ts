import { setTimeout as sleep } from "node:timers/promises";

type Truthy<T> = Exclude<T, undefined | null | false | 0 | "">;

const POLL_INTERVAL_MS = 20;

/**
 * Resolves with the first truthy result of the condition. One that throws counts as not true yet.
 * @throws Error after the timeout, with the condition's last error as its cause.
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  { timeoutMs = 5_000 }: { timeoutMs?: number } = {},
): Promise<Truthy<T>> {
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    let cause: unknown;
    try {
      const result = await condition();
      if (result) return result as Truthy<T>;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > giveUpAt) throw new Error(`Not true within ${timeoutMs} ms: ${condition}`, { cause });
    await sleep(POLL_INTERVAL_MS);
  }
}
