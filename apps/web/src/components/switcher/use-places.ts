"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { CONVERSATIONS, conversationsIn } from "../../lib/conversation-pages.ts";
import { listPlaces, type Place } from "../../lib/places/places.ts";
import { useApi } from "../../lib/use-api.ts";
import { useUnread } from "../live/use-unread.ts";
import { useJoinedRooms } from "../shell/use-joined-rooms.ts";

/** The rooms and conversations of the sidebar, in its order, as they stand. */
export function usePlaces(): Place[] {
  const api = useApi();
  const rooms = useJoinedRooms();
  const unread = useUnread();
  const { data } = useInfiniteQuery(
    api.direct.list.infiniteQueryOptions(CONVERSATIONS, { getNextPageParam: (page) => page.nextCursor }),
  );
  return useMemo(() => listPlaces(rooms ?? [], data ? conversationsIn(data) : [], unread), [rooms, data, unread]);
}
