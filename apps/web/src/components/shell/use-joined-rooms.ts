"use client";

import type { Room } from "@banter/protocol";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useLocale } from "use-intl";
import { JOINED_ROOMS } from "../../lib/joined-rooms-query.ts";
import { roomsIn } from "../../lib/room-pages.ts";
import { useApi } from "../../lib/use-api.ts";

/** All rooms that the person is in, by name; undefined while they are being loaded. */
export function useJoinedRooms(): Room[] | undefined {
  const api = useApi();
  const language = useLocale();
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = useInfiniteQuery(
    api.rooms.list.infiniteQueryOptions(JOINED_ROOMS, { getNextPageParam: (page) => page.nextCursor }),
  );

  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);

  return useMemo(() => {
    const byName = new Intl.Collator(language, { numeric: true });
    return data && roomsIn(data).sort((a, b) => byName.compare(a.name, b.name));
  }, [data, language]);
}
