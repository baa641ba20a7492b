import { type BucketSize, TokenBucket } from "./token-bucket.ts";

/** How often buckets that are as good as new are forgotten. */
const SWEEP_INTERVAL_MS = 60_000;

/** One bucket per person, kept over reconnects, so that a new socket is no new allowance. Counted per process. */
export function createUserLimits(size: BucketSize) {
  const buckets = new Map<string, TokenBucket>();
  const sweep = setInterval(() => {
    for (const [userId, bucket] of buckets) if (bucket.isFull) buckets.delete(userId);
  }, SWEEP_INTERVAL_MS);
  sweep.unref();

  return {
    /** 0, or how many milliseconds this person has to wait. */
    take(userId: string): number {
      let bucket = buckets.get(userId);
      if (!bucket) {
        bucket = new TokenBucket(size);
        buckets.set(userId, bucket);
      }
      return bucket.take();
    },

    stop(): void {
      clearInterval(sweep);
    },
  };
}
