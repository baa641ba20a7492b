"use client";

import { mayChangeRoles, mayRemoveMember } from "@banter/domain/room-rules";
import type { Member, Room } from "@banter/protocol";
import { Ban, CircleCheck, Crown, DoorOpen, Ellipsis, Gavel, Shield, ShieldOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { MessageMenuItem } from "../direct/message-menu-item.tsx";
import { useMe } from "../live/banter-context.tsx";
import { useBlocking } from "../people/blocking-context.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "../ui/menu.tsx";
import { useMemberActs } from "./use-member-acts.ts";

interface MemberMenuProps {
  room: Room;
  member: Member;
  isBlocked: boolean;
}

/** What one may do with somebody in a room; whether it is done is for the server to decide. */
export function MemberMenu({ room, member, isBlocked }: MemberMenuProps) {
  const tp = useTranslations("people");
  const t = useTranslations("room");
  const me = { role: useMe().role, roomRole: room.myRole };
  const { askToBlock, unblock } = useBlocking();
  const acts = useMemberActs(room, member);
  const canChangeRole = mayChangeRoles(me) && member.role !== "OWNER";
  const canRemove = mayRemoveMember(me, member.role);
  return (
    <>
      <Menu>
        <MenuTrigger
          aria-label={t("members.actions", { name: member.username })}
          className="-me-1 flex size-7 items-center justify-center rounded-sm text-ink-faint opacity-0 hover:bg-sunken hover:text-ink focus-visible:opacity-100 group-hover:opacity-100 data-[state=open]:bg-sunken data-[state=open]:opacity-100 [@media(hover:none)]:opacity-100"
        >
          <Ellipsis aria-hidden className="size-4" />
        </MenuTrigger>
        <MenuContent align="end" className="min-w-52">
          <MessageMenuItem person={member} />
          {canChangeRole && (
            <>
              <MenuItem onSelect={acts.toggleModerator}>
                {member.role === "MODERATOR" ? <ShieldOff aria-hidden /> : <Shield aria-hidden />}
                {member.role === "MODERATOR" ? t("members.demote") : t("members.promote")}
              </MenuItem>
              <MenuItem onSelect={() => acts.ask("transfer")}>
                <Crown aria-hidden />
                {t("members.handOver")}
              </MenuItem>
            </>
          )}
          {canRemove && (
            <>
              <MenuItem onSelect={() => acts.ask("kick")}>
                <DoorOpen aria-hidden />
                {t("members.kick")}
              </MenuItem>
              <MenuItem onSelect={() => acts.ask("ban")}>
                <Gavel aria-hidden />
                {t("members.ban")}
              </MenuItem>
            </>
          )}
          {(canChangeRole || canRemove) && <MenuSeparator />}
          {isBlocked ? (
            <MenuItem onSelect={() => unblock(member)}>
              <CircleCheck aria-hidden />
              {tp("unblock")}
            </MenuItem>
          ) : (
            <MenuItem onSelect={() => askToBlock(member)}>
              <Ban aria-hidden />
              {t("members.block")}
            </MenuItem>
          )}
        </MenuContent>
      </Menu>
      <ConfirmDialog {...acts.dialog} />
    </>
  );
}
