import { LIMITS, type RoomChanges, type SyncedRooms, type SyncRooms } from "@banter/protocol";
import { toAppError } from "./app-error.ts";
import { backoffMs } from "./backoff.ts";
import type { Clock } from "./clock.ts";

export interface RoomSyncerOptions {
  clock: Clock;
  random: () => number;
  isLive(): boolean;
  sync(input: SyncRooms): Promise<SyncedRooms>;
  /** Undefined for a room that is not open any more. */
  cursorOf(roomId: string): number | undefined;
  onChanges(changes: Exclude<RoomChanges, { status: "later" }>): void;
}

/**
 * Brings rooms up to date, as many with one request as the protocol allows and one request at a time.
 * What could not be asked for lack of a connection goes along with the first question after it is back.
 */
export interface RoomSyncer {
  ask(roomId: string): void;
  close(): void;
}

export function createRoomSyncer(options: RoomSyncerOptions): RoomSyncer {
  const waiting = new Set<string>();
  let busy = false;
  let failures = 0;
  let cancelWait: (() => void) | undefined;

  async function flush(): Promise<void> {
    if (busy || cancelWait || !options.isLive()) return;
    const cursors = takeCursors();
    if (cursors.length === 0) return;
    busy = true;
    try {
      const { rooms } = await options.sync({ cursors });
      failures = 0;
      for (const changes of rooms) {
        if (changes.status === "later") waiting.add(changes.roomId);
        else options.onChanges(changes);
      }
    } catch (failure) {
      for (const { roomId } of cursors) waiting.add(roomId);
      waitAfter(toAppError(failure).retryAfterMs);
    } finally {
      busy = false;
    }
    void flush();
  }

  function takeCursors(): SyncRooms["cursors"] {
    const cursors: SyncRooms["cursors"] = [];
    for (const roomId of waiting) {
      if (cursors.length === LIMITS.syncMaxRooms) break;
      waiting.delete(roomId);
      const afterRev = options.cursorOf(roomId);
      if (afterRev !== undefined) cursors.push({ roomId, afterRev });
    }
    return cursors;
  }

  function waitAfter(retryAfterMs: number | undefined): void {
    failures += 1;
    if (!options.isLive()) return;
    cancelWait = options.clock.schedule(backoffMs(failures, options.random, retryAfterMs), () => {
      cancelWait = undefined;
      void flush();
    });
  }

  return {
    ask(roomId) {
      waiting.add(roomId);
      // what is asked for in one go goes out in one request
      queueMicrotask(flush);
    },
    close() {
      waiting.clear();
      cancelWait?.();
    },
  };
}
