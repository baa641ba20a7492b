"use client";

import type { Room } from "@banter/protocol";
import { useMutation } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { toast } from "../../lib/toast.ts";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useRoomLists } from "../live/use-room-lists.ts";
import { useGo } from "../shell/use-go.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { IconButton } from "../ui/icon-button.tsx";

export function LeaveRoomButton({ room }: { room: Room }) {
  const errorText = useErrorText();
  const t = useTranslations("room");
  const api = useApi();
  const lists = useRoomLists();
  const go = useGo();
  const [isAsking, setAsking] = useState(false);
  const leave = useMutation(
    api.rooms.leave.mutationOptions({
      onSuccess({ roomId }) {
        setAsking(false);
        go("/rooms");
        lists.left(roomId);
        toast(t("leave.done", { room: room.name }));
      },
    }),
  );
  return (
    <>
      <IconButton label={t("leave.label")} onClick={() => setAsking(true)}>
        <LogOut aria-hidden />
      </IconButton>
      <ConfirmDialog
        title={t("leave.title", { room: room.name })}
        description={room.kind === "PUBLIC" ? t("leave.public") : t("leave.private")}
        confirmLabel={t("leave.confirm")}
        open={isAsking}
        isBusy={leave.isPending}
        error={leave.error && errorText(leave.error)}
        onOpenChange={setAsking}
        onConfirm={() => leave.mutate({ roomId: room.id })}
      />
    </>
  );
}
