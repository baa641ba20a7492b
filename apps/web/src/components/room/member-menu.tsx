"use client";

import type { Member } from "@banter/protocol";
import { Ban, CircleCheck, Ellipsis } from "lucide-react";
import { useBlocking } from "../people/blocking-context.tsx";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "../ui/menu.tsx";

interface MemberMenuProps {
  member: Member;
  isBlocked: boolean;
}

export function MemberMenu({ member, isBlocked }: MemberMenuProps) {
  const { askToBlock, unblock } = useBlocking();
  return (
    <Menu>
      <MenuTrigger
        aria-label={`Actions for ${member.username}`}
        className="-me-1 flex size-7 items-center justify-center rounded-sm text-ink-faint opacity-0 hover:bg-sunken hover:text-ink focus-visible:opacity-100 group-hover:opacity-100 data-[state=open]:bg-sunken data-[state=open]:opacity-100 [@media(hover:none)]:opacity-100"
      >
        <Ellipsis aria-hidden className="size-4" />
      </MenuTrigger>
      <MenuContent align="end" className="min-w-44">
        {isBlocked ? (
          <MenuItem onSelect={() => unblock(member)}>
            <CircleCheck aria-hidden />
            Unblock
          </MenuItem>
        ) : (
          <MenuItem onSelect={() => askToBlock(member)}>
            <Ban aria-hidden />
            Block…
          </MenuItem>
        )}
      </MenuContent>
    </Menu>
  );
}
