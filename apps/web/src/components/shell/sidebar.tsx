"use client";

import { Compass, Plus } from "lucide-react";
import { useTranslations } from "use-intl";
import { Logo } from "../brand/logo.tsx";
import { ConnectionDot } from "../connection/connection-dot.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { DirectConversations } from "./direct-conversations.tsx";
import { FriendsLink } from "./friends-link.tsx";
import { JoinedRooms } from "./joined-rooms.tsx";
import { MarkAllRead } from "./mark-all-read.tsx";
import { PageLink } from "./page-link.tsx";
import { SearchLink } from "./search-link.tsx";
import { SwitcherButton } from "./switcher-button.tsx";

interface SidebarProps {
  /** It is all that is on the screen. */
  isAlone: boolean;
  isDirectoryCurrent: boolean;
  onNewRoom(): void;
}

export function Sidebar({ isAlone, isDirectoryCurrent, onNewRoom }: SidebarProps) {
  const t = useTranslations("shell");
  const Heading = isAlone ? "h1" : "h2";
  return (
    <>
      <div className="flex h-14 shrink-0 items-center justify-between ps-4 pe-2">
        <Logo />
        <ConnectionDot />
      </div>
      <nav aria-label={t("rooms.label")} className="scrollbar-slim min-h-0 flex-1 overflow-y-auto px-2 pb-4">
        <PageLink
          href="/rooms"
          aria-current={isDirectoryCurrent ? "page" : undefined}
          className="hidden h-9 items-center gap-2.5 rounded-md px-2.5 text-ink-soft hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:text-ink md:flex"
        >
          <Compass aria-hidden className="size-4 text-ink-faint" />
          {t("rooms.browse")}
        </PageLink>
        <SwitcherButton />
        <FriendsLink />
        <SearchLink />
        <div className="mt-1 flex h-11 items-center justify-between ps-2.5 md:mt-4 md:h-8">
          <Heading className="font-semibold text-lg tracking-tight md:font-medium md:text-ink-faint md:text-sm md:tracking-normal">
            {t("rooms.yours")}
          </Heading>
          <div className="flex">
            <MarkAllRead />
            <IconButton label={t("rooms.new")} className="md:size-8" onClick={onNewRoom}>
              <Plus aria-hidden />
            </IconButton>
          </div>
        </div>
        <JoinedRooms />
        <DirectConversations />
      </nav>
      <div className="shrink-0 border-t p-2">
        <AccountMenu />
      </div>
    </>
  );
}
