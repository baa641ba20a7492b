"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { toast } from "../../lib/toast.ts";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useRoomLists } from "../live/use-room-lists.ts";
import { useGo } from "../shell/use-go.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import type { RoomDialogProps } from "./room-dialogs.tsx";

/** Asks before one leaves a room. */
export function LeaveRoomDialog({ room, open, onOpenChange }: RoomDialogProps) {
  const errorText = useErrorText();
  const t = useTranslations("room");
  const api = useApi();
  const lists = useRoomLists();
  const go = useGo();
  const leave = useMutation(
    api.rooms.leave.mutationOptions({
      onSuccess({ roomId }) {
        onOpenChange(false);
        go("/rooms");
        lists.left(roomId);
        toast(t("leave.done", { room: room.name }));
      },
    }),
  );
  return (
    <ConfirmDialog
      title={t("leave.title", { room: room.name })}
      description={room.kind === "PUBLIC" ? t("leave.public") : t("leave.private")}
      confirmLabel={t("leave.confirm")}
      open={open}
      isBusy={leave.isPending}
      error={leave.error && errorText(leave.error)}
      onOpenChange={onOpenChange}
      onConfirm={() => leave.mutate({ roomId: room.id })}
    />
  );
}
