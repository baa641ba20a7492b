/** Time as the SDK sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `task` once, `delayMs` from now. Returns how to call it off. */
  schedule(delayMs: number, task: () => void): () => void;
}

/** What a timer can hold; a longer wait is cut to it. */
const MAX_DELAY_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(delayMs, task) {
    const timer = setTimeout(task, Math.min(delayMs, MAX_DELAY_MS));
    return () => clearTimeout(timer);
  },
};
