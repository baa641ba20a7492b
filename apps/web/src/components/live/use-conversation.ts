"use client";

import type { Timeline, TimelineSnapshot } from "@banter/client";
import type { Room } from "@banter/protocol";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { loadParser, useCanFormat } from "../../lib/formatting/formatter.ts";
import type { Place } from "../../lib/held-rooms.ts";
import { previewTimeline } from "../../lib/preview-timeline.ts";
import { useApi } from "../../lib/use-api.ts";
import { useHydrated } from "../../lib/use-hydrated.ts";
import { useMe } from "./banter-context.tsx";
import { useTimeline } from "./use-timeline.ts";

export interface Conversation {
  timeline: Timeline | null;
  /** Null while nothing of the room is known; then what the server sent with the page, then the live state. */
  snapshot: TimelineSnapshot | null;
}

const NO_DRAFTS = [] as const;
const NO_BODIES = [] as const;

// Hardly a conversation does without; it comes while React takes the page over.
if (typeof window !== "undefined") loadParser();

/** What is said in a room that one is in: at once, and live as soon as there is a connection. */
export function useConversation(room: Room, place: Place): Conversation {
  const api = useApi();
  const me = useMe();
  const isHydrated = useHydrated(); // a server does not know at what hours the person lives
  const open = useTimeline(room.id, place);
  const isLive = open !== null && open.snapshot.status !== "loading";
  const { data: page } = useQuery(
    api.messages.list.queryOptions({ roomId: room.id }, { enabled: !isLive, staleTime: Number.POSITIVE_INFINITY }),
  );
  const queries = useQueryClient();
  useEffect(() => {
    // whoever comes back later is not to see what the room was then
    if (isLive) queries.removeQueries({ queryKey: api.messages.list.queryKey({ roomId: room.id }), exact: true });
  }, [isLive, queries, api, room.id]);
  const drafts = isLive ? NO_DRAFTS : (open?.snapshot.messages ?? NO_DRAFTS);
  const preview = useMemo(
    () => (page && isHydrated ? previewTimeline({ room, page, drafts, myId: me.id }) : null),
    [room, page, drafts, me.id, isHydrated],
  );
  const snapshot = isLive ? open.snapshot : preview;
  return { timeline: open?.timeline ?? null, snapshot: useFirstLook(snapshot) ? snapshot : null };
}

/** Whether the conversation can be shown: once it has been, it stays, whatever is said in it. */
function useFirstLook(snapshot: TimelineSnapshot | null): boolean {
  const [hasBeenShown, setShown] = useState(false);
  const bodies = useMemo(() => (hasBeenShown ? NO_BODIES : bodiesOf(snapshot)), [hasBeenShown, snapshot]);
  const canFormat = useCanFormat(bodies);
  if (!hasBeenShown && snapshot && canFormat) setShown(true);
  return hasBeenShown || canFormat;
}

function bodiesOf(snapshot: TimelineSnapshot | null): string[] {
  return (snapshot?.messages ?? []).map((entry) =>
    entry.state === "stored" ? (entry.message.body ?? "") : entry.draft.body,
  );
}
