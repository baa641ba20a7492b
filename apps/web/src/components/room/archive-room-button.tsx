"use client";

import { mayChangeRoles } from "@banter/domain/room-rules";
import type { Room } from "@banter/protocol";
import { useMutation } from "@tanstack/react-query";
import { Archive, ArchiveRestore } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "../../lib/api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useMe } from "../live/banter-context.tsx";
import { useRoomLists } from "../live/use-room-lists.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";

/** For the owner, and admins: makes a room one that can only be read, and takes it back into use. */
export function ArchiveRoomButton({ room, onTakenBack }: { room: Room; onTakenBack(): void }) {
  const errorText = useErrorText();
  const t = useTranslations("room");
  const { role } = useMe();
  const lists = useRoomLists();
  const [isAsking, setAsking] = useState(false);
  const isArchived = room.archivedAt !== null;
  const change = useMutation({
    mutationFn: (reason: string) =>
      api.roomKeeping[isArchived ? "unarchive" : "archive"].mutate({ roomId: room.id, reason }),
    onSuccess({ roomId, archivedAt }) {
      setAsking(false);
      lists.setArchived(roomId, archivedAt);
      if (archivedAt === null) onTakenBack();
    },
  });
  if (room.kind === "DIRECT" || !mayChangeRoles({ role, roomRole: room.myRole })) return null;
  return (
    <>
      <Button look="outline" className="mt-6 w-full" onClick={() => setAsking(true)}>
        {isArchived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
        {isArchived ? t("archive.undo") : t("archive.open")}
      </Button>
      <ConfirmDialog
        title={t(isArchived ? "archive.undoTitle" : "archive.title", { room: room.name })}
        description={isArchived ? t("archive.undoText") : t("archive.text")}
        confirmLabel={isArchived ? t("archive.undo") : t("archive.confirm")}
        open={isAsking}
        isBusy={change.isPending}
        error={change.error && errorText(change.error)}
        reasonHint={t("reasonHint")}
        onOpenChange={setAsking}
        onConfirm={change.mutate}
      />
    </>
  );
}
