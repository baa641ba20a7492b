"use client";

import type { Room } from "@banter/protocol";
import { ArrowLeft, Search, Users } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { NotifyMenu } from "../notifying/notify-menu.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { Button } from "../ui/button.tsx";
import { RoomGlyph } from "../ui/room-glyph.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { RoomActs } from "./room-acts.tsx";

interface RoomHeaderProps {
  room: Room;
  /** Told of the place for the conversation's own buttons. */
  tools(place: HTMLElement | null): void;
  areMembersShown: boolean;
  onToggleMembers(): void;
}

export function RoomHeader({ room, tools, areMembersShown, onToggleMembers }: RoomHeaderProps) {
  const tc = useTranslations("common");
  const t = useTranslations("room");
  const memberCount = room.memberCount.toLocaleString(useLocale());
  return (
    <header className="flex min-h-14 items-center gap-1 border-b px-2 py-1.5 sm:gap-2 md:ps-6 md:pe-3">
      <Button asChild look="quiet" size="icon" className="md:hidden">
        <PageLink href="/rooms" aria-label={t("header.back")}>
          <ArrowLeft aria-hidden />
        </PageLink>
      </Button>
      <div className="min-w-0 flex-1">
        <h1 className="flex items-center gap-1.5 font-semibold text-lg leading-6 tracking-tight">
          <RoomGlyph kind={room.kind} />
          <bdi className="truncate">{room.name}</bdi>
        </h1>
        {room.topic !== "" && (
          <p dir="auto" title={room.topic} className="truncate text-ink-soft text-sm">
            {room.topic}
          </p>
        )}
      </div>
      {room.myRole && (
        <Tooltip text={t("header.search")}>
          <Button asChild look="quiet" size="icon" className="max-md:hidden">
            <Link href={`/search?room=${room.id}`} aria-label={t("header.search")}>
              <Search aria-hidden />
            </Link>
          </Button>
        </Tooltip>
      )}
      <div ref={tools} className="contents" />
      {room.myRole && <NotifyMenu room={room} />}
      <Tooltip text={t(areMembersShown ? "header.hideMembers" : "header.showMembers")}>
        <Button
          look="quiet"
          size="sm"
          aria-expanded={areMembersShown}
          aria-label={t("header.members", { count: memberCount })}
          onClick={onToggleMembers}
          className="h-9 px-2.5 tabular-nums max-sm:w-9 max-sm:px-0 aria-expanded:bg-sunken aria-expanded:text-ink"
        >
          <Users aria-hidden />
          <span title={tc("members", { count: room.memberCount })} className="max-sm:hidden">
            {memberCount}
          </span>
        </Button>
      </Tooltip>
      <RoomActs room={room} />
    </header>
  );
}
