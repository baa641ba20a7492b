"use client";

import type { Room } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { Sheet } from "../ui/sheet.tsx";
import { MemberList } from "./member-list.tsx";
import type { useMembersPanel } from "./use-members-panel.ts";

interface MembersPanelProps {
  room: Room;
  panel: ReturnType<typeof useMembersPanel>;
}

/** Beside the conversation where there is room, over it elsewhere. */
export function MembersPanel({ room, panel: { isBeside, isOpen, setOpen } }: MembersPanelProps) {
  const t = useTranslations("room");
  if (!isBeside) {
    return (
      <Sheet title={t("members.title")} open={isOpen} onOpenChange={setOpen}>
        <MemberList room={room} />
      </Sheet>
    );
  }
  if (!isOpen) return null;
  return (
    <aside aria-label={t("members.title")} className="flex min-h-0 w-64 shrink-0 flex-col border-s bg-shade">
      <h2 className="px-4 pt-4 pb-1 font-semibold text-sm">{t("members.title")}</h2>
      <MemberList room={room} />
    </aside>
  );
}
