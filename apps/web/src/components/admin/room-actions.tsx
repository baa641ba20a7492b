"use client";

import type { ListedRoom } from "@banter/protocol";
import { Archive, ArchiveRestore, Crown, DoorOpen, Ellipsis, ScrollText } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "../../lib/api.ts";
import { Button } from "../ui/button.tsx";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "../ui/menu.tsx";
import { type Act, ReasonDialog } from "./reason-dialog.tsx";
import { RoomOwnerDialog } from "./room-owner-dialog.tsx";

/** What an admin can do about a room; each asks for a reason first. */
export function RoomActions({ room }: { room: ListedRoom }) {
  const t = useTranslations("admin");
  const router = useRouter();
  const [act, setAct] = useState<Act | null>(null);
  const [isHandingOver, setHandingOver] = useState(false);
  const { id: roomId, name, archivedAt, isMember, memberCount } = room;

  const enter: Act = {
    title: t("room.enter.title", { room: name }),
    description: t("room.enter.text"),
    confirmLabel: t("room.enter.confirm"),
    run: async (reason) => {
      await api.admin.enterRoom.mutate({ roomId, reason });
      router.push(`/rooms/${roomId}`);
    },
  };
  const archive: Act = {
    title: t("room.archive.title", { room: name }),
    description: t("room.archive.text"),
    confirmLabel: t("room.archive.confirm"),
    isDanger: true,
    done: t("room.archive.done", { room: name }),
    run: (reason) => api.roomKeeping.archive.mutate({ roomId, reason }),
  };
  const unarchive: Act = {
    title: t("room.unarchive.title", { room: name }),
    description: t("room.unarchive.text"),
    confirmLabel: t("room.unarchive.confirm"),
    done: t("room.unarchive.done", { room: name }),
    run: (reason) => api.roomKeeping.unarchive.mutate({ roomId, reason }),
  };

  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button look="quiet" size="icon" aria-label={t("room.actions", { room: name })}>
            <Ellipsis aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent align="end">
          {!isMember && (
            <MenuItem onSelect={() => setAct(enter)}>
              <DoorOpen aria-hidden />
              {t("room.enter.open")}
            </MenuItem>
          )}
          {memberCount > 0 && (
            <MenuItem onSelect={() => setHandingOver(true)}>
              <Crown aria-hidden />
              {t("room.owner.open")}
            </MenuItem>
          )}
          <MenuItem onSelect={() => setAct(archivedAt ? unarchive : archive)}>
            {archivedAt ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
            {archivedAt ? t("room.unarchive.open") : t("room.archive.open")}
          </MenuItem>
          <MenuItem onSelect={() => router.push(`/admin/audit?${new URLSearchParams({ room: name })}`)}>
            <ScrollText aria-hidden />
            {t("room.inAudit")}
          </MenuItem>
        </MenuContent>
      </Menu>
      <ReasonDialog act={act} onClose={() => setAct(null)} />
      <RoomOwnerDialog room={room} open={isHandingOver} onOpenChange={setHandingOver} />
    </>
  );
}
