const FIRST_DELAY_MS = 500;
/** Low enough that everyone is back within ten seconds of an outage's end. */
const MAX_DELAY_MS = 5_000;
/** How much is added at most to a wait that the server asked for, so that those told alike do not return as one. */
const EXTRA_SHARE = 0.25;

/**
 * How long to wait before the next try after `failures` failed ones: exponential with full jitter
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), and never less than the server asked for.
 */
export function backoffMs(failures: number, random: () => number, retryAfterMs = 0): number {
  const ceiling = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** failures);
  return Math.max(random() * ceiling, retryAfterMs * (1 + EXTRA_SHARE * random()));
}
