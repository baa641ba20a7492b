"use client";

import { useTranslations } from "use-intl";
import { Dialog } from "../ui/dialog.tsx";
import { InviteByNameForm } from "./invite-by-name-form.tsx";
import { InviteLinks } from "./invite-links.tsx";
import { RoomBanList } from "./room-ban-list.tsx";
import type { RoomDialogProps } from "./room-dialogs.tsx";

export function InviteWindow({ room, open, onOpenChange }: RoomDialogProps) {
  const t = useTranslations("room");
  return (
    <Dialog
      title={t("invite.title")}
      description={t("invite.text", { room: room.name })}
      open={open}
      onOpenChange={onOpenChange}
    >
      <div className="mt-5 grid gap-6">
        <InviteByNameForm roomId={room.id} />
        <InviteLinks roomId={room.id} />
        <RoomBanList roomId={room.id} />
      </div>
    </Dialog>
  );
}
