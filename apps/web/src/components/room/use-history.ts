"use client";

import type { Timeline } from "@banter/client";
import type { HistoryPage } from "@banter/protocol";
import { type InfiniteData, infiniteQueryOptions, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import {
  type HistoryPages,
  withChanged,
  withMoreToCome,
  withoutAuthors,
  withoutReaction,
} from "../../lib/history-pages.ts";
import { useApi } from "../../lib/use-api.ts";
import { useBanter, useMe } from "../live/banter-context.tsx";

/** So many are held, and stand on the page; the farther ones come back as one scrolls back to them. */
const MAX_PAGES = 10;

/** Which page: around a place at first, then those on both sides. */
type Place = { aroundSeq: number } | { beforeSeq: number } | { afterSeq: number };

/** What was said in a room around a place, both ways as far as one scrolls, kept up to date while one looks. */
export function useHistory(roomId: string, aroundSeq: number, timeline: Timeline | null) {
  const client = useBanter();
  const me = useMe();
  const api = useApi();
  const queries = useQueryClient();
  const options = useMemo(
    () =>
      infiniteQueryOptions<HistoryPage, Error, InfiniteData<HistoryPage, Place>, readonly unknown[], Place>({
        // with what else is loaded of messages: some of what happens makes all of it out of date
        queryKey: [...api.messages.pathKey(), "history", roomId, aroundSeq],
        enabled: client !== null,
        queryFn: ({ pageParam }) => {
          if (!client) throw new Error("there is no client on a server");
          return client.api.messages.list.query({ roomId, ...pageParam });
        },
        initialPageParam: { aroundSeq },
        getPreviousPageParam: ({ nextBeforeSeq }) =>
          nextBeforeSeq === null ? undefined : { beforeSeq: nextBeforeSeq },
        getNextPageParam: ({ nextAfterSeq }) => (nextAfterSeq === null ? undefined : { afterSeq: nextAfterSeq }),
        maxPages: MAX_PAGES,
        gcTime: 0,
        staleTime: Number.POSITIVE_INFINITY,
      }),
    [client, api, roomId, aroundSeq],
  );

  const { change, askAgain } = useMemo(
    () => ({
      change: (how: (data: HistoryPages) => HistoryPages) =>
        queries.setQueryData(options.queryKey, (data) => data && { ...data, ...how(data) }),
      askAgain: () => void queries.invalidateQueries({ queryKey: options.queryKey }),
    }),
    [queries, options],
  );

  useEffect(() => {
    if (!client) return;
    const stops = [
      client.on("message_changed", ({ messages }) => change((data) => withChanged(data, messages, me.id))),
      client.on("hidden_people", ({ userIds }) => {
        change((data) => withoutAuthors(data, new Set(userIds)));
        askAgain(); // somebody may be back
      }),
      client.on("welcome", ({ heads }) => {
        // what changed while there was no connection was not heard
        const head = heads.find((room) => room.roomId === roomId);
        if (!head || head.headRev > (timeline?.getSnapshot().rev ?? 0)) askAgain();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, me.id, roomId, timeline, change, askAgain]);

  const pages = useInfiniteQuery(options);
  const more = useMemo(
    () => ({
      tookBack: (messageId: string, emoji: string) => change((data) => withoutReaction(data, messageId, emoji, me.id)),
      /** More was said since the newest page was loaded. */
      noteMore: () => change(withMoreToCome),
    }),
    [change, me.id],
  );
  return { pages, ...more };
}
