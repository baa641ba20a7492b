"use client";

import { Ban, Bell, ChevronsUpDown, Keyboard, LogOut, MonitorX, ShieldCheck, UserRound } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { toast } from "../../lib/toast.ts";
import { useMe } from "../live/banter-context.tsx";
import { useKeyboard } from "../switcher/keyboard-context.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "../ui/menu.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import { ThemeChoice } from "./theme-choice.tsx";
import { useLogOut } from "./use-log-out.ts";

/** Who one is, how the app looks, and the way out. */
export function AccountMenu() {
  const t = useTranslations("shell");
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
          aria-label={t("account.label", { username })}
          className="flex w-full items-center gap-2.5 rounded-md p-2 text-start hover:bg-sunken data-[state=open]:bg-sunken"
        >
          <Avatar username={username} size="sm" />
          <span className="min-w-0 flex-1 truncate font-medium text-sm">{username}</span>
          <ChevronsUpDown aria-hidden className="size-4 text-ink-faint" />
        </MenuTrigger>
        <MenuContent side="top" align="start" className="w-60">
          <ThemeChoice /> <MenuSeparator /> <LanguageChoice /> <MenuSeparator />
          {role === "ADMIN" && (
            <MenuItem asChild>
              <Link href="/admin/users">
                <ShieldCheck aria-hidden />
                {t("account.administration")}
              </Link>
            </MenuItem>
          )}
          <MenuItem asChild>
            <Link href="/account">
              <UserRound aria-hidden />
              {t("account.yours")}
            </Link>
          </MenuItem>
          <MenuItem asChild>
            <Link href="/account#notifications">
              <Bell aria-hidden />
              {t("account.notifications")}
            </Link>
          </MenuItem>
          <MenuItem asChild>
            <Link href="/account/blocked">
              <Ban aria-hidden />
              {t("account.blocked")}
            </Link>
          </MenuItem>
          {keyboard && (
            <MenuItem onSelect={keyboard.openShortcuts}>
              <Keyboard aria-hidden />
              {t("account.shortcuts")}
            </MenuItem>
          )}
          <MenuItem onSelect={() => logOut("here")}>
            <LogOut aria-hidden />
            {t("account.logOut")}
          </MenuItem>
          <MenuItem onSelect={() => setAsking(true)}>
            <MonitorX aria-hidden />
            {t("account.logOutEverywhereMore")}
          </MenuItem>
        </MenuContent>
      </Menu>
      <ConfirmDialog
        title={t("logOutEverywhere.title")}
        description={t("logOutEverywhere.text")}
        confirmLabel={t("logOutEverywhere.confirm")}
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
