"use client";

import type { TimelineEntry } from "@banter/client";
import { useCallback, useMemo, useState } from "react";
import type { Place, WindowState } from "../../lib/held-rooms.ts";
import { type MessageWindow, moveDown, showing, spanOf, stay, widenUp } from "../../lib/message-window.ts";

const FOLLOWING: WindowState = { window: { mode: "following" }, lastSeenKey: null };

/** What part of a timeline is on the page, and how it moves; at first where one was when one left the room. */
export function useMessageWindow(entries: readonly TimelineEntry[], myId: string, place: Place) {
  const [{ window, lastSeenKey }, setState] = useState(place.view);
  const span = useMemo(() => spanOf(entries, window), [entries, window]);
  const shown = useMemo(() => entries.slice(span.start, span.end), [entries, span.start, span.end]);

  const move = useCallback(
    (next: WindowState) => {
      place.view = next;
      setState(next);
    },
    [place],
  );
  const follow = useCallback(() => move(FOLLOWING), [move]);
  const read = (next: MessageWindow | null) => {
    if (next) move({ window: next, lastSeenKey: lastSeenKey ?? entries.at(-1)?.key ?? null });
    return next !== null;
  };

  return {
    shown,
    isFollowing: window.mode === "following",
    endsAtNewest: span.end === entries.length,
    /** How many messages of others have come since one left the end. */
    newCount: countNew(entries, lastSeenKey, myId),
    follow,
    leaveEnd: () => read(stay(entries, span)),
    /** False when all that is held is shown. */
    goUp: () => read(widenUp(entries, span)),
    goDown: () => read(moveDown(entries, span)),
    /** Brings an entry of a newer state of the timeline onto the page. */
    show: (held: readonly TimelineEntry[], key: string) => read(showing(held, key)),
  };
}

function countNew(entries: readonly TimelineEntry[], lastSeenKey: string | null, myId: string): number {
  if (lastSeenKey === null) return 0;
  const seen = entries.findLastIndex(({ key }) => key === lastSeenKey);
  if (seen < 0) return 0;
  return entries.slice(seen + 1).filter((entry) => entry.state === "stored" && entry.message.author.id !== myId).length;
}
