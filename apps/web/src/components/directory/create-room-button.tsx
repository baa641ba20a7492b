"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { CreateRoomDialog } from "./create-room-dialog.tsx";

export function CreateRoomButton() {
  const t = useTranslations("directory");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t("create.submit")}
      </Button>
      <CreateRoomDialog open={isOpen} onOpenChange={setOpen} />
    </>
  );
}
