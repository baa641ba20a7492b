"use client";

import { mayChangeSettings } from "@banter/domain/room-rules";
import type { Room } from "@banter/protocol";
import { Settings2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useMe } from "../live/banter-context.tsx";
import { useRoomLists } from "../live/use-room-lists.ts";
import { Dialog } from "../ui/dialog.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { ArchiveRoomButton } from "./archive-room-button.tsx";
import { RoomSettingsForm } from "./room-settings-form.tsx";

/** For the owner, moderators and admins: what the room is called and about, how slow it is, and whether it is in use. */
export function RoomSettingsButton({ room }: { room: Room }) {
  const t = useTranslations("room");
  const { role } = useMe();
  const lists = useRoomLists();
  const [isOpen, setOpen] = useState(false);
  if (room.kind === "DIRECT" || !mayChangeSettings({ role, roomRole: room.myRole })) return null;
  return (
    <>
      <IconButton label={t("settings.title")} onClick={() => setOpen(true)}>
        <Settings2 aria-hidden />
      </IconButton>
      <Dialog
        title={t("settings.title")}
        description={t("settings.text", { room: room.name })}
        open={isOpen}
        onOpenChange={setOpen}
      >
        <RoomSettingsForm
          room={room}
          onChanged={(settings) => {
            lists.setSettings(settings);
            setOpen(false);
          }}
        />
        <ArchiveRoomButton room={room} />
      </Dialog>
    </>
  );
}
