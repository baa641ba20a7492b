"use client";

import type { Person, Relation, Room } from "@banter/protocol";
import { ArrowLeft } from "lucide-react";
import { useTranslations } from "use-intl";
import { NotifyMenu } from "../notifying/notify-menu.tsx";
import { PresenceLabel } from "../people/presence-dot.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";

interface DirectHeaderProps {
  person: Person;
  relation: Relation;
  /** Null as long as neither has written. */
  room: Room | null;
  /** Told where buttons for what is in the conversation go. */
  tools(place: HTMLElement | null): void;
}

export function DirectHeader({ person, relation, room, tools }: DirectHeaderProps) {
  const t = useTranslations("direct");
  return (
    <header className="flex min-h-14 items-center gap-1 border-b px-2 py-1.5 sm:gap-2 md:ps-6 md:pe-3">
      <Button asChild look="quiet" size="icon" className="md:hidden">
        <PageLink href="/rooms" aria-label={t("back")}>
          <ArrowLeft aria-hidden />
        </PageLink>
      </Button>
      <Avatar username={person.username} size="sm" />
      <div className="min-w-0 flex-1 ps-1">
        <h1 className="truncate font-semibold text-lg leading-6 tracking-tight">
          <bdi>{person.username}</bdi>
        </h1>
        {relation === "friends" && <PresenceLabel userId={person.id} />}
      </div>
      <div ref={tools} className="contents" />
      {room && <NotifyMenu room={room} />}
    </header>
  );
}
