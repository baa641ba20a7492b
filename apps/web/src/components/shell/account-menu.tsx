"use client";

import { Ban, Bell, ChevronsUpDown, Keyboard, LogOut, MonitorX, ShieldCheck, UserRound } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { useMe } from "../live/banter-context.tsx";
import { useKeyboard } from "../switcher/keyboard-context.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "../ui/menu.tsx";
import { ThemeChoice } from "./theme-choice.tsx";
import { useLogOut } from "./use-log-out.ts";

/** Who one is, how the app looks, and the way out. */
export function AccountMenu() {
  const { username, role } = useMe();
  const { logOut, isBusy, error, forgetError } = useLogOut();
  const keyboard = useKeyboard();
  const [isAsking, setAsking] = useState(false);

  useEffect(() => {
    if (error && !isAsking) toast.error(error);
  }, [error, isAsking]);

  return (
    <>
      <Menu>
        <MenuTrigger
          aria-label={`Account: ${username}`}
          className="flex w-full items-center gap-2.5 rounded-md p-2 text-start hover:bg-sunken data-[state=open]:bg-sunken"
        >
          <Avatar username={username} size="sm" />
          <span className="min-w-0 flex-1 truncate font-medium text-sm">{username}</span>
          <ChevronsUpDown aria-hidden className="size-4 text-ink-faint" />
        </MenuTrigger>
        <MenuContent side="top" align="start" className="w-60">
          <ThemeChoice />
          <MenuSeparator />
          {role === "ADMIN" && (
            <MenuItem asChild>
              <Link href="/admin/users">
                <ShieldCheck aria-hidden />
                Administration
              </Link>
            </MenuItem>
          )}
          <MenuItem asChild>
            <Link href="/account">
              <UserRound aria-hidden />
              Your account
            </Link>
          </MenuItem>
          <MenuItem asChild>
            <Link href="/account#notifications">
              <Bell aria-hidden />
              Notifications
            </Link>
          </MenuItem>
          <MenuItem asChild>
            <Link href="/account/blocked">
              <Ban aria-hidden />
              Blocked people
            </Link>
          </MenuItem>
          {keyboard && (
            <MenuItem onSelect={keyboard.openShortcuts}>
              <Keyboard aria-hidden />
              Keyboard shortcuts
            </MenuItem>
          )}
          <MenuItem onSelect={() => logOut("here")}>
            <LogOut aria-hidden />
            Log out
          </MenuItem>
          <MenuItem onSelect={() => setAsking(true)}>
            <MonitorX aria-hidden />
            Log out everywhere…
          </MenuItem>
        </MenuContent>
      </Menu>
      <ConfirmDialog
        title="Log out everywhere?"
        description="Every browser and app in which you are logged in is logged out at once, this one too."
        confirmLabel="Log out everywhere"
        open={isAsking}
        isBusy={isBusy}
        error={error}
        onOpenChange={(isOpen) => {
          setAsking(isOpen);
          forgetError();
        }}
        onConfirm={() => logOut("everywhere")}
      />
    </>
  );
}
