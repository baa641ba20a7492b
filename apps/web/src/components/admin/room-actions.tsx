"use client";

import type { ListedRoom } from "@banter/protocol";
import { Archive, ArchiveRestore, Crown, DoorOpen, Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "../../lib/api.ts";
import { Button } from "../ui/button.tsx";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "../ui/menu.tsx";
import { type Act, ReasonDialog } from "./reason-dialog.tsx";
import { RoomOwnerDialog } from "./room-owner-dialog.tsx";

/** What an admin can do about a room; each asks for a reason first. */
export function RoomActions({ room }: { room: ListedRoom }) {
  const router = useRouter();
  const [act, setAct] = useState<Act | null>(null);
  const [isHandingOver, setHandingOver] = useState(false);
  const { id: roomId, name, archivedAt, isMember, memberCount } = room;

  const enter: Act = {
    title: `Enter ${name}?`,
    description: "You become a member of the room: its people see that you have come, and you see all of it.",
    confirmLabel: "Enter",
    run: async (reason) => {
      await api.admin.enterRoom.mutate({ roomId, reason });
      router.push(`/rooms/${roomId}`);
    },
  };
  const archive: Act = {
    title: `Archive ${name}?`,
    description: "It can only be read from now on, and is not in the directory. Its owner and admins can undo it.",
    confirmLabel: "Archive",
    isDanger: true,
    done: `${name} is archived`,
    run: (reason) => api.roomKeeping.archive.mutate({ roomId, reason }),
  };
  const unarchive: Act = {
    title: `Take ${name} back into use?`,
    description: "People can write in it again.",
    confirmLabel: "Take back into use",
    done: `${name} is in use again`,
    run: (reason) => api.roomKeeping.unarchive.mutate({ roomId, reason }),
  };

  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button look="quiet" size="icon" aria-label={`Actions for ${name}`}>
            <Ellipsis aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent align="end">
          {!isMember && (
            <MenuItem onSelect={() => setAct(enter)}>
              <DoorOpen aria-hidden />
              Enter…
            </MenuItem>
          )}
          {memberCount > 0 && (
            <MenuItem onSelect={() => setHandingOver(true)}>
              <Crown aria-hidden />
              Change the owner…
            </MenuItem>
          )}
          <MenuItem onSelect={() => setAct(archivedAt ? unarchive : archive)}>
            {archivedAt ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
            {archivedAt ? "Take back into use…" : "Archive…"}
          </MenuItem>
        </MenuContent>
      </Menu>
      <ReasonDialog act={act} onClose={() => setAct(null)} />
      <RoomOwnerDialog room={room} open={isHandingOver} onOpenChange={setHandingOver} />
    </>
  );
}
