"use client";

import { toAppError } from "@banter/client";
import { useMutation } from "@tanstack/react-query";
import { toast } from "sonner";
import { useApi } from "../../lib/use-api.ts";
import { useRoomLists } from "../live/use-room-lists.ts";

/** Makes one a member of a public room. */
export function useJoinRoom(onJoined?: (roomId: string) => void) {
  const api = useApi();
  const lists = useRoomLists();
  return useMutation(
    api.rooms.join.mutationOptions({
      onSuccess(room) {
        lists.entered(room);
        onJoined?.(room.id);
      },
      onError: (error) => toast.error(`You could not join. ${toAppError(error).message}`),
    }),
  );
}
