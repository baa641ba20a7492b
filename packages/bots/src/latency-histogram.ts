/** Two neighbouring buckets differ by this factor, so that a percentile is right to about two percent. */
const BUCKET_RATIO = 1.02;
const FIRST_BUCKET_MS = 0.1;

/** Durations, kept in as little memory however many there are. */
export interface LatencyHistogram {
  add(durationMs: number): void;
  readonly count: number;
  /** The duration that `share` of all do not exceed; undefined when there are none. */
  percentileMs(share: number): number | undefined;
}

export function createLatencyHistogram(): LatencyHistogram {
  const counts: number[] = [];
  let count = 0;
  return {
    add(durationMs) {
      const exponent = Math.log(Math.max(durationMs, FIRST_BUCKET_MS) / FIRST_BUCKET_MS) / Math.log(BUCKET_RATIO);
      const bucket = Math.ceil(exponent);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      count += 1;
    },
    get count() {
      return count;
    },
    percentileMs(share) {
      let left = Math.ceil(count * share);
      for (let bucket = 0; bucket < counts.length; bucket += 1) {
        left -= counts[bucket] ?? 0;
        if (left <= 0) return FIRST_BUCKET_MS * BUCKET_RATIO ** bucket;
      }
      return undefined;
    },
  };
}
