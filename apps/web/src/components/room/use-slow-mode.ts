import type { TimelineEntry } from "@banter/client";
import { isNeverSlowed } from "@banter/domain/room-rules";
import type { Room } from "@banter/protocol";
import { useEffect, useState } from "react";
import { useCountdown } from "../../lib/use-countdown.ts";
import { useMe } from "../live/banter-context.tsx";

export interface SlowMode {
  /** Between two messages; 0 for those who need not wait. */
  everyMs: number;
  /** Until the next message may be sent. */
  waitMs: number;
}

/** Of conversations that have no slow mode. */
export const NOT_SLOW: SlowMode = { everyMs: 0, waitMs: 0 };

/**
 * How long one waits in a slow room, by one's latest message. It only spares people a refusal: the server decides, and
 * what it refuses as too soon the outbox sends again in time.
 */
export function useSlowMode(room: Room, entries: readonly TimelineEntry[]): SlowMode {
  const me = useMe();
  const everyMs = isNeverSlowed({ role: me.role, roomRole: room.myRole }) ? 0 : room.slowModeSeconds * 1_000;
  const wroteAt = everyMs === 0 ? undefined : latestOwn(entries, me.id);
  const [untilMs, setUntilMs] = useState<number | null>(null);

  useEffect(() => {
    // The server's clock may be ahead of this one; nobody waits longer than once from now.
    setUntilMs(wroteAt === undefined ? null : Math.min(Date.parse(wroteAt), Date.now()) + everyMs);
  }, [wroteAt, everyMs]);

  return { everyMs, waitMs: useCountdown(untilMs) };
}

function latestOwn(entries: readonly TimelineEntry[], userId: string): string | undefined {
  const own = entries.findLast((entry) => entry.state === "sending" || isStoredBy(entry, userId));
  if (!own) return undefined;
  return own.state === "stored" ? own.message.createdAt : own.draft.createdAt;
}

function isStoredBy(entry: TimelineEntry, userId: string): boolean {
  return entry.state === "stored" && entry.message.author.id === userId;
}
