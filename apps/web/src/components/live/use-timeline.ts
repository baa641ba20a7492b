"use client";

import type { Timeline, TimelineSnapshot } from "@banter/client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useBanter } from "./banter-context.tsx";

interface OpenTimeline {
  timeline: Timeline;
  snapshot: TimelineSnapshot;
}

/** The live timeline of a room that the person is in; null until it is open. Closed when the room leaves the page. */
export function useTimeline(roomId: string): OpenTimeline | null {
  const client = useBanter();
  const [timeline, setTimeline] = useState<Timeline | null>(null);

  useEffect(() => {
    if (!client) return;
    const opened = client.room(roomId);
    setTimeline(opened);
    return () => {
      setTimeline(null);
      opened.close();
    };
  }, [client, roomId]);

  const snapshot = useSyncExternalStore(timeline?.subscribe ?? never, timeline?.getSnapshot ?? none, none);
  return timeline && snapshot ? { timeline, snapshot } : null;
}

const never = () => () => {};
const none = () => null;
