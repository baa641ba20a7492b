import type { AppError, Message, Room } from "@banter/protocol";
import type { Draft } from "./draft.ts";

export type TimelineStatus =
  /** The room has not been joined yet. */
  | "loading"
  /** Everything up to now is here. */
  | "live"
  /** Changes may be missing: there is no connection, or a sync is under way. */
  | "catching_up"
  /** The room does not exist, or the person is not in it (any more). */
  | "gone";

/** `key` stays the same when one's own draft becomes a stored message. */
export type TimelineEntry =
  | { state: "stored"; key: string; message: Message }
  | { state: "sending"; key: string; draft: Draft }
  | { state: "failed"; key: string; draft: Draft; error: AppError; canRetry: boolean };

/** One room at one moment; a new object for each change, the same one while nothing changes. */
export interface TimelineSnapshot {
  readonly roomId: string;
  readonly status: TimelineStatus;
  /** With status "gone": why. */
  readonly error: AppError | null;
  /** Null until the room has been joined. */
  readonly room: Room | null;
  /** Oldest first; one's own drafts at the end. */
  readonly messages: readonly TimelineEntry[];
  /** Every change of the room up to this one has been taken in; 0 until the room has been joined. */
  readonly rev: number;
  /** How many changes are known to be missing. */
  readonly behindCount: number;
  readonly hasOlder: boolean;
  readonly loadingOlder: boolean;
  /** Why the last `loadOlder` failed. */
  readonly olderError: AppError | null;
}
