"use client";

import { toAppError } from "@banter/client";
import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../lib/use-api.ts";
import { useJoinedRooms } from "../shell/use-joined-rooms.ts";

/** What is known of a room: at once what the list of one's rooms says. */
export function useRoom(roomId: string) {
  const api = useApi();
  const listed = useJoinedRooms()?.find(({ id }) => id === roomId);
  const query = useQuery(
    // a room that one comes back to is shown at once, however long one was elsewhere
    api.rooms.get.queryOptions({ roomId }, { gcTime: Number.POSITIVE_INFINITY }),
  );
  const isGone = query.error !== null && toAppError(query.error).code === "NOT_FOUND";
  return { room: isGone ? undefined : (query.data ?? listed), isGone, error: query.error, retry: query.refetch };
}
