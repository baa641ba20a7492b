"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { CreateRoomDialog } from "./create-room-dialog.tsx";

export function CreateRoomButton() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        Create room
      </Button>
      <CreateRoomDialog open={isOpen} onOpenChange={setOpen} />
    </>
  );
}
