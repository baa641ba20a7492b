"use client";

import type { Timeline, TimelineSnapshot } from "@banter/client";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { Place } from "../../lib/held-rooms.ts";
import { heldRoomsOf } from "../../lib/held-rooms-of.ts";
import { oncePerFrame } from "../../lib/once-per-frame.ts";
import { useBanter } from "./banter-context.tsx";

interface OpenTimeline {
  timeline: Timeline;
  snapshot: TimelineSnapshot;
}

/**
 * The live timeline of a room that the person is in: at once if it is held from an earlier visit, otherwise null until it
 * is open. With a place, that is where one is from now on.
 */
export function useTimeline(roomId: string, place?: Place): OpenTimeline | null {
  const client = useBanter();
  const [timeline, setTimeline] = useState<Timeline | null>(() => client && heldRoomsOf(client).timelineOf(roomId));

  useEffect(() => {
    if (!client) return;
    const held = heldRoomsOf(client);
    setTimeline(held.show(roomId, place));
    return () => {
      setTimeline(null);
      held.hide(roomId);
    };
  }, [client, roomId, place]);

  const subscribe = useMemo(() => (timeline ? oncePerFrame(timeline.subscribe) : never), [timeline]);
  const snapshot = useSyncExternalStore(subscribe, timeline?.getSnapshot ?? none, none);
  return timeline && snapshot ? { timeline, snapshot } : null;
}

const never = () => () => {};
const none = () => null;
