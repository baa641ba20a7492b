"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { toast } from "../../lib/toast.ts";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useRoomLists } from "../live/use-room-lists.ts";

/** Makes one a member of a public room. */
export function useJoinRoom(onJoined?: (roomId: string) => void) {
  const errorText = useErrorText();
  const t = useTranslations("directory");
  const api = useApi();
  const lists = useRoomLists();
  return useMutation(
    api.rooms.join.mutationOptions({
      onSuccess(room) {
        lists.entered(room);
        onJoined?.(room.id);
      },
      onError: (error) => toast.error(t("joinFailed", { reason: errorText(error) })),
    }),
  );
}
