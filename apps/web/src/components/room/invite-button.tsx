"use client";

import { mayInvite } from "@banter/domain/room-rules";
import type { Room } from "@banter/protocol";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useMe } from "../live/banter-context.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { InviteDialog } from "./room-dialogs.tsx";

/** For whom it is: brings people into the room, by name or by a link. */
export function InviteButton({ room }: { room: Room }) {
  const t = useTranslations("room");
  const { role } = useMe();
  const [isOpen, setOpen] = useState(false);
  if (room.kind === "DIRECT" || !mayInvite({ role, roomRole: room.myRole })) return null;
  return (
    <>
      <IconButton label={t("invite.title")} onClick={() => setOpen(true)}>
        <UserPlus aria-hidden />
      </IconButton>
      <InviteDialog room={room} open={isOpen} onOpenChange={setOpen} />
    </>
  );
}
