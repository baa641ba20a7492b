"use client";

import type { TimelineEntry, TimelineSnapshot } from "@banter/client";
import type { Room } from "@banter/protocol";
import { conversationPath } from "../../lib/conversation-path.ts";
import { heldRoomsOf } from "../../lib/held-rooms-of.ts";
import { showing } from "../../lib/message-window.ts";
import type { Anchor } from "../../lib/scroll-anchor.ts";
import { useBanter } from "../live/banter-context.tsx";

interface MergeOptions {
  room: Room;
  /** What is live; null until it is. */
  live: TimelineSnapshot | null;
  /** The part of the history that is loaded. */
  entries: readonly TimelineEntry[];
}

/** The way from the end of the history to the live conversation: to the same place in it, so that nothing moves. */
export function useMerge({ room, live, entries }: MergeOptions): (anchor: Anchor | null) => boolean {
  const client = useBanter();
  return function merge(anchor: Anchor | null): boolean {
    const place = client && heldRoomsOf(client).placeOf(room.id);
    if (!place || !anchor || !live || live.status === "loading") return false;
    const window = showing(live.messages, anchor.key);
    if (!window) return false;
    place.view = { window, lastSeenKey: entries.at(-1)?.key ?? null };
    place.anchor.current = anchor;
    globalThis.history.replaceState(null, "", conversationPath(room));
    return true;
  };
}
