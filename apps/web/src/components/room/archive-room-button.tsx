"use client";

import { toAppError } from "@banter/client";
import { mayChangeRoles } from "@banter/domain/room-rules";
import type { Room } from "@banter/protocol";
import { useMutation } from "@tanstack/react-query";
import { Archive, ArchiveRestore } from "lucide-react";
import { useState } from "react";
import { api } from "../../lib/api.ts";
import { asSentence } from "../../lib/as-sentence.ts";
import { useMe } from "../live/banter-context.tsx";
import { useRoomLists } from "../live/use-room-lists.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";

/** For the owner, and admins: makes a room one that can only be read, and takes it back into use. */
export function ArchiveRoomButton({ room }: { room: Room }) {
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
    },
  });
  if (room.kind === "DIRECT" || !mayChangeRoles({ role, roomRole: room.myRole })) return null;
  return (
    <>
      <Button look="outline" className="mt-6 w-full" onClick={() => setAsking(true)}>
        {isArchived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
        {isArchived ? "Take back into use" : "Archive room"}
      </Button>
      <ConfirmDialog
        title={isArchived ? `Take ${room.name} back into use?` : `Archive ${room.name}?`}
        description={
          isArchived
            ? "People can write in it again, and it is back in the directory if it is public."
            : "Nobody can write in it any more, and it leaves the directory. Everybody in it can go on reading, and you can undo it."
        }
        confirmLabel={isArchived ? "Take back into use" : "Archive"}
        open={isAsking}
        isBusy={change.isPending}
        error={change.error && asSentence(toAppError(change.error).message)}
        reasonHint="Kept in the audit, which admins read."
        onOpenChange={setAsking}
        onConfirm={change.mutate}
      />
    </>
  );
}
