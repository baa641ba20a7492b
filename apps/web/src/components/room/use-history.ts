"use client";

import type { HistoryPage } from "@banter/protocol";
import { type InfiniteData, infiniteQueryOptions, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { withChanged, withoutAuthors } from "../../lib/history-pages.ts";
import { useBanter } from "../live/banter-context.tsx";

/** Which page: around a place at first, then those on both sides. */
type Place = { aroundSeq: number } | { beforeSeq: number } | { afterSeq: number };

/** What was said in a room around a place, both ways as far as one scrolls, kept up to date while one looks. */
export function useHistory(roomId: string, aroundSeq: number) {
  const client = useBanter();
  const queries = useQueryClient();
  const options = useMemo(
    () =>
      infiniteQueryOptions<HistoryPage, Error, InfiniteData<HistoryPage, Place>, readonly unknown[], Place>({
        queryKey: ["history", roomId, aroundSeq],
        enabled: client !== null,
        queryFn: ({ pageParam }) => {
          if (!client) throw new Error("there is no client on a server");
          return client.api.messages.list.query({ roomId, ...pageParam });
        },
        initialPageParam: { aroundSeq },
        getPreviousPageParam: ({ nextBeforeSeq }) =>
          nextBeforeSeq === null ? undefined : { beforeSeq: nextBeforeSeq },
        getNextPageParam: ({ nextAfterSeq }) => (nextAfterSeq === null ? undefined : { afterSeq: nextAfterSeq }),
        gcTime: 0,
        staleTime: Number.POSITIVE_INFINITY,
      }),
    [client, roomId, aroundSeq],
  );

  useEffect(() => {
    if (!client) return;
    const stops = [
      client.on("message_changed", ({ messages }) =>
        queries.setQueryData(options.queryKey, (data) => data && { ...data, ...withChanged(data, messages) }),
      ),
      client.on("hidden_people", ({ userIds }) => {
        queries.setQueryData(
          options.queryKey,
          (data) => data && { ...data, ...withoutAuthors(data, new Set(userIds)) },
        );
        void queries.invalidateQueries({ queryKey: options.queryKey }); // somebody may be back
      }),
      // what changed while there was no connection was not heard
      client.on("welcome", () => void queries.invalidateQueries({ queryKey: options.queryKey })),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, queries, options]);

  return useInfiniteQuery(options);
}
