"use client";

import type { Member, Room } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { cn } from "../../lib/class-names.ts";
import { useMe } from "../live/banter-context.tsx";
import { useBlocking } from "../people/blocking-context.tsx";
import { PresentAvatar } from "../people/present-avatar.tsx";
import { MemberMenu } from "./member-menu.tsx";

export function MemberItem({ room, member }: { room: Room; member: Member }) {
  const t = useTranslations("room");
  const isMe = useMe().id === member.id;
  const isBlocked = useBlocking().isBlocked(member.id);
  const role = member.role === "MEMBER" ? null : t(`members.role.${member.role}`);
  return (
    <li className="group flex h-10 items-center gap-2.5 rounded-md px-2 hover:bg-sunken/60">
      <PresentAvatar person={member} ground="shade" />
      <span className={cn("min-w-0 truncate", isBlocked && "text-ink-faint line-through")}>{member.username}</span>
      {isMe && <span className="text-ink-faint text-sm">{t("members.you")}</span>}
      <span className="ms-auto flex shrink-0 items-center gap-1">
        {isBlocked && (
          <span className="rounded-full bg-danger-soft px-2 py-0.5 text-danger-text text-xs">
            {t("members.blocked")}
          </span>
        )}
        {role && <span className="rounded-full bg-accent-soft px-2 py-0.5 text-accent-text text-xs">{role}</span>}
        {isMe ? <span aria-hidden className="w-6" /> : <MemberMenu room={room} member={member} isBlocked={isBlocked} />}
      </span>
    </li>
  );
}
