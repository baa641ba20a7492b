"use client";

import { useMediaQuery } from "../../lib/use-media-query.ts";
import { Sheet } from "../ui/sheet.tsx";
import { MemberList } from "./member-list.tsx";

/** As wide as three columns need. */
const WIDE = "(min-width: 68rem)";

interface MembersPanelProps {
  roomId: string;
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
}

/** Beside the conversation where there is room, over it elsewhere. */
export function MembersPanel({ roomId, isOpen, onOpenChange }: MembersPanelProps) {
  const isWide = useMediaQuery(WIDE);
  if (!isWide) {
    return (
      <Sheet title="Members" open={isOpen} onOpenChange={onOpenChange}>
        <MemberList roomId={roomId} />
      </Sheet>
    );
  }
  if (!isOpen) return null;
  return (
    <aside aria-label="Members" className="flex min-h-0 w-64 shrink-0 flex-col border-s bg-shade">
      <h2 className="px-4 pt-4 pb-1 font-semibold text-sm">Members</h2>
      <MemberList roomId={roomId} />
    </aside>
  );
}
