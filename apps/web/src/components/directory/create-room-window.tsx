"use client";

import { useTranslations } from "use-intl";
import { useRoomLists } from "../live/use-room-lists.ts";
import { useGo } from "../shell/use-go.ts";
import { Dialog } from "../ui/dialog.tsx";
import { CreateRoomForm } from "./create-room-form.tsx";

export interface CreateRoomDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
}

export function CreateRoomWindow({ open, onOpenChange }: CreateRoomDialogProps) {
  const t = useTranslations("directory");
  const go = useGo();
  const lists = useRoomLists();
  return (
    <Dialog title={t("create.title")} description={t("create.text")} open={open} onOpenChange={onOpenChange}>
      <CreateRoomForm
        onCreated={(room) => {
          lists.entered(room);
          onOpenChange(false);
          go(`/rooms/${room.id}`);
        }}
      />
    </Dialog>
  );
}
