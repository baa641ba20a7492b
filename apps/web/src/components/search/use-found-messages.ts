"use client";

import type { FoundMessages } from "@banter/protocol";
import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { type FoundPages, withChangedResults, withoutResultsIn, withoutResultsOf } from "../../lib/found-pages.ts";
import type { MessageQuery } from "../../lib/message-query.ts";
import { useApi } from "../../lib/use-api.ts";
import { useBanter } from "../live/banter-context.tsx";

export type FoundQuery = Extract<MessageQuery, { ok: true }>["query"];

/** The messages that a search finds, kept up to date while one looks at them. */
export function useFoundMessages(query: FoundQuery) {
  const client = useBanter();
  const api = useApi();
  const queries = useQueryClient();

  useEffect(() => {
    if (!client) return;
    const all = { queryKey: api.messages.search.pathKey() };
    const change = (next: (data: FoundPages) => FoundPages) =>
      queries.setQueriesData<InfiniteData<FoundMessages>>(all, (data) => data && { ...data, ...next(data) });
    // not asked for anew with every change: people may search only so often
    const refresh = () => void queries.invalidateQueries(all);
    const stops = [
      client.on("message_changed", ({ messages }) => change((data) => withChangedResults(data, messages))),
      client.on("hidden_people", ({ userIds }) => {
        change((data) => withoutResultsOf(data, new Set(userIds)));
        refresh(); // somebody may be back
      }),
      client.on("room_left", ({ roomId }) => change((data) => withoutResultsIn(data, roomId))),
      // what changed while there was no connection was not heard
      client.on("welcome", refresh),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, queries, api]);

  return useInfiniteQuery(
    api.messages.search.infiniteQueryOptions(query, {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
}
