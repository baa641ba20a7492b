import { AppError } from "@banter/protocol";

/** Before this one of the person's connections may have been found dead, or closed. */
const COME_AGAIN_MS = 10_000;

export type UserSockets = ReturnType<typeof createUserSockets>;

/** Counts each person's connections to this node, so that nobody takes all of its memory. */
export function createUserSockets(max: number) {
  const counts = new Map<string, number>();

  function leave(userId: string): void {
    const left = (counts.get(userId) ?? 0) - 1;
    if (left > 0) counts.set(userId, left);
    else counts.delete(userId);
  }

  return {
    /** Counts one more; answers how to count it out, once. @throws AppError RATE_LIMITED with `retryAfterMs`. */
    enter(userId: string): () => void {
      const open = counts.get(userId) ?? 0;
      if (open >= max) {
        throw new AppError("RATE_LIMITED", `You have ${max} connections open here. Close some`, {
          retryAfterMs: COME_AGAIN_MS,
        });
      }
      counts.set(userId, open + 1);
      return () => leave(userId);
    },
  };
}
