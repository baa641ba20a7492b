"use client";

import type { UnreadSnapshot } from "@banter/client";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { oncePerFrame } from "../../lib/once-per-frame.ts";
import { useAttention } from "../../lib/use-attention.ts";
import { useBanter } from "./banter-context.tsx";

/** How each of one's rooms stands; empty until the server has said. */
export function useUnread(): UnreadSnapshot {
  const store = useBanter()?.unread;
  const subscribe = useMemo(() => (store ? oncePerFrame(store.subscribe) : never), [store]);
  return useSyncExternalStore(subscribe, store?.getSnapshot ?? nothing, nothing);
}

/**
 * Counts a room as read for as long as its newest messages are in sight and the person is there to see them.
 * Answers with where they left off: what is beyond this place was new when they came to it. Null where nothing was.
 */
export function useReading(roomId: string, isAtNewest: boolean): number | null {
  const client = useBanter();
  const room = useUnread().get(roomId);
  const [leftOffSeq, setLeftOffSeq] = useState<number | null>(null);
  const isAttentive = useAttention();
  const isKnown = room !== undefined;

  useEffect(() => {
    if (room && room.unread > 0) setLeftOffSeq(room.lastReadSeq);
  }, [room]);

  useEffect(() => {
    if (!client || !isKnown || !isAtNewest || !isAttentive) return;
    return client.unread.watch(roomId);
  }, [client, roomId, isKnown, isAtNewest, isAttentive]);

  return leftOffSeq;
}

const NOTHING: UnreadSnapshot = new Map();
const nothing = () => NOTHING;
const never = () => () => {};
