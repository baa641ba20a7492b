"use client";

import { useTranslations } from "use-intl";
import { useRoomLists } from "../live/use-room-lists.ts";
import { Dialog } from "../ui/dialog.tsx";
import { ArchiveRoomButton } from "./archive-room-button.tsx";
import type { RoomDialogProps } from "./room-dialogs.tsx";
import { RoomSettingsForm } from "./room-settings-form.tsx";

export function RoomSettingsWindow({ room, open, onOpenChange }: RoomDialogProps) {
  const t = useTranslations("room");
  const lists = useRoomLists();
  return (
    <Dialog
      title={t("settings.title")}
      description={t("settings.text", { room: room.name })}
      open={open}
      onOpenChange={onOpenChange}
    >
      <RoomSettingsForm
        room={room}
        onChanged={(settings) => {
          lists.setSettings(settings);
          onOpenChange(false);
        }}
      />
      <ArchiveRoomButton room={room} onTakenBack={() => onOpenChange(false)} />
    </Dialog>
  );
}
