import type { Clock } from "./clock.ts";

/** How long a gap may last before a sync is asked for: messages of two nodes may overtake each other by about this much. */
const GAP_WAIT_MS = 250;
/** A gap that syncs do not close is asked about ever more rarely, down to this. */
const MAX_GAP_WAIT_MS = 10_000;

export interface GapWatch {
  /** A gap was seen; `onOverdue` follows unless it is closed in time. */
  open(): void;
  close(): void;
  /** A sync has not brought the cursor forward. */
  slowDown(): void;
}

export function createGapWatch(clock: Clock, onOverdue: () => void): GapWatch {
  let waitMs = GAP_WAIT_MS;
  let cancel: (() => void) | undefined;
  return {
    open() {
      cancel ??= clock.schedule(waitMs, () => {
        cancel = undefined;
        onOverdue();
      });
    },
    close() {
      cancel?.();
      cancel = undefined;
      waitMs = GAP_WAIT_MS;
    },
    slowDown() {
      waitMs = Math.min(waitMs * 2, MAX_GAP_WAIT_MS);
    },
  };
}
