import { type AppError, ERRORS, type JoinedRoom } from "@banter/protocol";
import { toAppError } from "./app-error.ts";
import { backoffMs } from "./backoff.ts";
import type { Clock } from "./clock.ts";

export interface RoomJoinerOptions {
  clock: Clock;
  random: () => number;
  isLive(): boolean;
  join(): Promise<JoinedRoom>;
  onJoined(joined: JoinedRoom): void;
  /** The server's last word. */
  onRefused(error: AppError): void;
}

/** Joins a room, trying again after failures that may pass. */
export interface RoomJoiner {
  /** Begins, if there is a connection and no try under way. */
  start(): void;
  stop(): void;
}

export function createRoomJoiner(options: RoomJoinerOptions): RoomJoiner {
  let busy = false;
  let stopped = false;
  let failures = 0;
  let cancelWait: (() => void) | undefined;

  async function tryJoin(): Promise<void> {
    cancelWait?.();
    if (busy || !options.isLive()) return;
    busy = true;
    try {
      const joined = await options.join();
      failures = 0;
      if (!stopped) options.onJoined(joined);
    } catch (failure) {
      if (!stopped) joiningFailed(toAppError(failure));
    } finally {
      busy = false;
    }
  }

  function joiningFailed(error: AppError): void {
    failures += 1;
    const isFinal = !ERRORS[error.code].retryable && error.code !== "UNAUTHENTICATED";
    if (isFinal) options.onRefused(error);
    else cancelWait = options.clock.schedule(backoffMs(failures, options.random, error.retryAfterMs), tryJoin);
  }

  return {
    start() {
      stopped = false;
      void tryJoin();
    },
    stop() {
      stopped = true;
      cancelWait?.();
    },
  };
}
