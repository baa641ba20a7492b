"use client";

import { mayChangeSettings, mayInvite } from "@banter/domain/room-rules";
import type { Room } from "@banter/protocol";
import { Ellipsis, LogOut, Search, Settings2, UserPlus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useMe } from "../live/banter-context.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu, MenuContent, MenuItem } from "../ui/menu.tsx";
import { MenuTooltipTrigger } from "../ui/menu-tooltip-trigger.tsx";
import { LeaveRoomDialog } from "./leave-room-dialog.tsx";
import { InviteDialog, RoomSettingsDialog } from "./room-dialogs.tsx";

type Dialog = "invite" | "settings" | "leave";

/** What one does with a room now and then: side by side where there is room, in one menu on a phone, for the name's sake. */
export function RoomActs({ room }: { room: Room }) {
  const t = useTranslations("room");
  const { role } = useMe();
  const [open, setOpen] = useState<Dialog | null>(null);
  const by = { role, roomRole: room.myRole };
  const isDirect = room.kind === "DIRECT";
  const acts = [
    { dialog: "invite", label: t("invite.title"), Icon: UserPlus, isAllowed: !isDirect && mayInvite(by) },
    { dialog: "settings", label: t("settings.title"), Icon: Settings2, isAllowed: !isDirect && mayChangeSettings(by) },
    { dialog: "leave", label: t("leave.label"), Icon: LogOut, isAllowed: room.myRole !== null },
  ] as const;
  const allowed = acts.filter(({ isAllowed }) => isAllowed);
  const dialogProps = (dialog: Dialog) => ({
    room,
    open: open === dialog,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? dialog : null),
  });
  if (allowed.length === 0) return null;
  return (
    <>
      {allowed.map(({ dialog, label, Icon }) => (
        <IconButton key={dialog} label={label} className="max-md:hidden" onClick={() => setOpen(dialog)}>
          <Icon aria-hidden />
        </IconButton>
      ))}
      <Menu>
        <MenuTooltipTrigger text={t("header.more")}>
          <Button look="quiet" size="icon" className="md:hidden" aria-label={t("header.more")}>
            <Ellipsis aria-hidden />
          </Button>
        </MenuTooltipTrigger>
        <MenuContent align="end">
          {room.myRole && (
            <MenuItem asChild>
              <Link href={`/search?room=${room.id}`}>
                <Search aria-hidden />
                {t("header.search")}
              </Link>
            </MenuItem>
          )}
          {allowed.map(({ dialog, label, Icon }) => (
            <MenuItem key={dialog} onSelect={() => setOpen(dialog)}>
              <Icon aria-hidden />
              {label}
            </MenuItem>
          ))}
        </MenuContent>
      </Menu>
      <InviteDialog {...dialogProps("invite")} />
      <RoomSettingsDialog {...dialogProps("settings")} />
      <LeaveRoomDialog {...dialogProps("leave")} />
    </>
  );
}
