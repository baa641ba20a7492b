"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { useRoomLists } from "../live/use-room-lists.ts";
import { Dialog } from "../ui/dialog.tsx";
import { CreateRoomForm } from "./create-room-form.tsx";

export interface CreateRoomDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
}

export function CreateRoomWindow({ open, onOpenChange }: CreateRoomDialogProps) {
  const t = useTranslations("directory");
  const router = useRouter();
  const lists = useRoomLists();
  return (
    <Dialog title={t("create.title")} description={t("create.text")} open={open} onOpenChange={onOpenChange}>
      <CreateRoomForm
        onCreated={(room) => {
          lists.entered(room);
          onOpenChange(false);
          router.push(`/rooms/${room.id}`);
        }}
      />
    </Dialog>
  );
}
