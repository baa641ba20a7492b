"use client";

import { mayChangeSettings } from "@banter/domain/room-rules";
import type { Room } from "@banter/protocol";
import { Settings2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useMe } from "../live/banter-context.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { RoomSettingsDialog } from "./room-dialogs.tsx";

/** For the owner, moderators and admins: what the room is called and about, how slow it is, and whether it is in use. */
export function RoomSettingsButton({ room }: { room: Room }) {
  const t = useTranslations("room");
  const { role } = useMe();
  const [isOpen, setOpen] = useState(false);
  if (room.kind === "DIRECT" || !mayChangeSettings({ role, roomRole: room.myRole })) return null;
  return (
    <>
      <IconButton label={t("settings.title")} onClick={() => setOpen(true)}>
        <Settings2 aria-hidden />
      </IconButton>
      <RoomSettingsDialog room={room} open={isOpen} onOpenChange={setOpen} />
    </>
  );
}
