"use client";

import { toAppError } from "@banter/client";
import type { Room } from "@banter/protocol";
import { useMutation } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { useApi } from "../../lib/use-api.ts";
import { useRoomLists } from "../live/use-room-lists.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { IconButton } from "../ui/icon-button.tsx";

export function LeaveRoomButton({ room }: { room: Room }) {
  const api = useApi();
  const lists = useRoomLists();
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const leave = useMutation(
    api.rooms.leave.mutationOptions({
      onSuccess({ roomId }) {
        setAsking(false);
        router.push("/rooms");
        lists.left(roomId);
        toast(`You have left ${room.name}`);
      },
    }),
  );
  return (
    <>
      <IconButton label="Leave room" onClick={() => setAsking(true)}>
        <LogOut aria-hidden />
      </IconButton>
      <ConfirmDialog
        title={`Leave ${room.name}?`}
        description={
          room.kind === "PUBLIC"
            ? "You stop getting its messages. You can come back at any time."
            : "This room is private: once you have left it, you cannot come back by yourself."
        }
        confirmLabel="Leave"
        open={isAsking}
        isBusy={leave.isPending}
        error={leave.error && toAppError(leave.error).message}
        onOpenChange={setAsking}
        onConfirm={() => leave.mutate({ roomId: room.id })}
      />
    </>
  );
}
