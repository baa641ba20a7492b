import { AppError } from "@banter/protocol";

/** What somebody is told to wait who has as much under way as they may. */
const RETRY_AFTER_MS = 1_000;

/** Runs up to `max` tasks of one person at the same time. @throws AppError RATE_LIMITED for another one. */
export function createAtOnceLimit(max: number) {
  const running = new Map<string, number>();

  return async function run<Result>(userId: string, task: () => Promise<Result>): Promise<Result> {
    const before = running.get(userId) ?? 0;
    if (before >= max) {
      throw new AppError("RATE_LIMITED", "You have too much under way at the same time. Wait a moment", {
        retryAfterMs: RETRY_AFTER_MS,
      });
    }
    running.set(userId, before + 1);
    try {
      return await task();
    } finally {
      const left = (running.get(userId) ?? 1) - 1;
      if (left === 0) running.delete(userId);
      else running.set(userId, left);
    }
  };
}
