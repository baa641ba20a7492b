import { AppError } from "@banter/protocol";

export interface AdmissionOptions {
  /** Handshakes that may ask the database at the same time. */
  concurrent: number;
  /** Handshakes that may wait for one of those places. */
  waitingMax: number;
  /** A clock in milliseconds. */
  now?: () => number;
}

/** How much the newest handshake counts in the estimate of how long one takes. */
const NEWEST_SHARE = 0.05;
const FIRST_ESTIMATE_MS = 10;
/** Nobody is sent off for longer: how fast the line moves now says little about a database that is back by then. */
const COME_AGAIN_MAX_MS = 10_000;

export type Admission = ReturnType<typeof createAdmission>;

/**
 * Lets in as many at a time as the database serves well. When all sockets of a cluster come back at once, some wait in
 * line, and the others are told when to come again: each a moment of its own, at the rate at which handshakes succeed.
 */
export function createAdmission({ concurrent, waitingMax, now = () => performance.now() }: AdmissionOptions) {
  const waiting: (() => void)[] = [];
  let running = 0;
  let handshakeMs = FIRST_ESTIMATE_MS;
  /** The moments up to this one have been given away to those sent off. */
  let givenAwayUntilMs = 0;

  function comeAgainInMs(): number {
    const msPerHandshake = handshakeMs / concurrent;
    const lineEndsAtMs = now() + waiting.length * msPerHandshake;
    givenAwayUntilMs = Math.max(givenAwayUntilMs, lineEndsAtMs) + msPerHandshake;
    const latestMs = now() + COME_AGAIN_MAX_MS;
    // Past the longest wait, moments are given away anew, spread over its second half.
    if (givenAwayUntilMs > latestMs) givenAwayUntilMs = latestMs - COME_AGAIN_MAX_MS / 2;
    return Math.ceil(givenAwayUntilMs - now());
  }

  function leave(startedAtMs: number): void {
    handshakeMs += (now() - startedAtMs - handshakeMs) * NEWEST_SHARE;
    const next = waiting.shift();
    if (next) {
      next();
    } else {
      running -= 1;
      givenAwayUntilMs = 0; // there is no line any more to come again after
    }
  }

  return {
    /**
     * Resolves when it is one's turn, with how to say that the handshake is over, which may be said more than once.
     * @throws AppError UNAVAILABLE overloaded, with `retryAfterMs`.
     */
    async enter(): Promise<() => void> {
      if (running < concurrent) {
        running += 1;
      } else if (waiting.length < waitingMax) {
        await new Promise<void>((resolve) => waiting.push(resolve)); // whoever leaves hands the place over
      } else {
        throw new AppError("UNAVAILABLE", "Too many people are coming back at once. Try again in a moment", {
          reason: "overloaded",
          retryAfterMs: comeAgainInMs(),
        });
      }
      const startedAtMs = now();
      let isIn = true;
      return () => {
        if (isIn) leave(startedAtMs);
        isIn = false;
      };
    },

    get waiting(): number {
      return waiting.length;
    },
  };
}
