import { ERRORS, LIMITS, type PersonPresence, type PresenceState, type SetPresence } from "@banter/protocol";
import { toAppError } from "./app-error.ts";
import type { Clock } from "./clock.ts";
import { createListeners } from "./listeners.ts";
import type { SendRequest } from "./protocol-events.ts";

/** People who come on the screen together are asked about together. */
const GATHER_MS = 30;
/** Whoever leaves it may be back in a moment. */
const LEAVE_MS = 1_000;
const RETRY_MS = 2_000;

/** `unknown` until the server has answered, and whenever there is no connection. */
export type KnownPresence = PresenceState | "unknown";

/** How people are, for as long as somebody looks at them. */
export interface Presence {
  /** Follows these people until the returned function is called; of more than `presenceMaxWatched` the first. */
  watch(userIds: readonly string[]): () => void;
  stateOf(userId: string): KnownPresence;
  subscribe(listener: () => void): () => void;
  /** Says how one's own person is, on this connection and those that follow it. Online by default. */
  setOwn(state: SetPresence["state"]): void;
  /** While nobody looks (a hidden tab) nobody is followed. */
  setLooking(isLooking: boolean): void;
}

export interface FedPresence extends Presence {
  /** A new connection, which follows nobody and is online. */
  connected(): void;
  disconnected(): void;
  receive(people: readonly PersonPresence[]): void;
  /** The node knows nothing just now, and will tell by itself. */
  lose(): void;
  /** It may have changed who of these people, or of all, can be seen. */
  askAgain(userId?: string): void;
  close(): void;
}

export interface PresenceOptions {
  clock: Clock;
  isLive(): boolean;
  request: SendRequest;
}

export function createPresence({ clock, isLive, request }: PresenceOptions): FedPresence {
  const changed = createListeners<void>();
  /** How often each is looked at. */
  const looks = new Map<string, number>();
  /** Whom this connection follows, as the server has confirmed. */
  const followed = new Set<string>();
  const states = new Map<string, PresenceState>();
  let isLooking = true;
  let own: SetPresence["state"] = "online";
  let said: SetPresence["state"] = "online";
  /** Moves on with each connection: what an earlier one answers does not count. */
  let epoch = 0;
  let settlingEpoch: number | undefined;
  let due: { atMs: number; cancel(): void } | undefined;

  function settleIn(delayMs: number): void {
    const atMs = clock.now() + delayMs;
    if (due && due.atMs <= atMs) return;
    due?.cancel();
    const cancel = clock.schedule(delayMs, () => {
      due = undefined;
      void settle();
    });
    due = { atMs, cancel };
  }

  async function settle(): Promise<void> {
    if (!isLive() || settlingEpoch === epoch) return;
    const ownEpoch = epoch;
    settlingEpoch = ownEpoch;
    try {
      while (ownEpoch === epoch && (await takeStep(ownEpoch)));
    } catch (error) {
      const { code, retryAfterMs } = toAppError(error);
      if (ownEpoch === epoch && ERRORS[code].retryable) settleIn(Math.max(retryAfterMs ?? 0, RETRY_MS));
    } finally {
      if (settlingEpoch === ownEpoch) settlingEpoch = undefined;
    }
  }

  /** Asks the server for one thing that is not as it should be; false if there is none. */
  async function takeStep(ownEpoch: number): Promise<boolean> {
    const wanted = isLooking ? [...looks.keys()].slice(0, LIMITS.presenceMaxWatched) : [];
    const dropped = missingFrom(new Set(wanted), followed);
    if (dropped.length > 0) {
      await request("unwatch_presence", { userIds: dropped });
      if (ownEpoch !== epoch) return false;
      for (const userId of dropped) {
        followed.delete(userId);
        states.delete(userId);
      }
      changed.call();
      return true;
    }
    const added = missingFrom(followed, wanted);
    if (added.length > 0) {
      const { people } = await request("watch_presence", { userIds: added });
      if (ownEpoch !== epoch) return false;
      for (const userId of added) {
        followed.add(userId);
        states.delete(userId);
      }
      take(people);
      return true;
    }
    if (own === said) return false;
    const { state } = await request("set_presence", { state: own });
    if (ownEpoch === epoch) said = state;
    return true;
  }

  function take(people: readonly PersonPresence[]): void {
    for (const { userId, state } of people) if (followed.has(userId)) states.set(userId, state);
    changed.call();
  }

  function forget(): void {
    if (states.size === 0) return;
    states.clear();
    changed.call();
  }

  return {
    watch(userIds) {
      for (const userId of userIds) looks.set(userId, (looks.get(userId) ?? 0) + 1);
      settleIn(GATHER_MS);
      let isWatching = true;
      return () => {
        if (!isWatching) return;
        isWatching = false;
        for (const userId of userIds) {
          const left = (looks.get(userId) ?? 1) - 1;
          if (left === 0) looks.delete(userId);
          else looks.set(userId, left);
        }
        settleIn(LEAVE_MS);
      };
    },
    stateOf: (userId) => states.get(userId) ?? "unknown",
    subscribe: (listener) => changed.add(listener),
    setOwn(state) {
      own = state;
      settleIn(0);
    },
    setLooking(next) {
      isLooking = next;
      settleIn(next ? 0 : LEAVE_MS);
    },

    connected() {
      epoch += 1;
      followed.clear();
      said = "online";
      settleIn(0);
    },
    disconnected() {
      epoch += 1;
      followed.clear();
      forget();
    },
    receive: take,
    lose: forget,
    askAgain(userId) {
      if (userId === undefined) followed.clear();
      else if (!followed.delete(userId)) return;
      settleIn(GATHER_MS);
    },
    close() {
      epoch += 1;
      due?.cancel();
    },
  };
}

/** What of `wanted` is not in `held`, as much as one request takes. */
function missingFrom(held: ReadonlySet<string>, wanted: Iterable<string>): string[] {
  return [...wanted].filter((userId) => !held.has(userId)).slice(0, LIMITS.presenceMaxAtOnce);
}
