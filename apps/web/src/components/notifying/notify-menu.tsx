"use client";

import { toAppError } from "@banter/client";
import { type Room, RoomNotify } from "@banter/protocol";
import { Bell, BellOff, BellRing, Settings2 } from "lucide-react";
import Link from "next/link";
import { toast } from "sonner";
import { asSentence } from "../../lib/as-sentence.ts";
import { useBanter } from "../live/banter-context.tsx";
import { useUnread } from "../live/use-unread.ts";
import { Button } from "../ui/button.tsx";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator } from "../ui/menu.tsx";
import { MenuTooltipTrigger } from "../ui/menu-tooltip-trigger.tsx";
import { notifyLevelsOf } from "./notify-levels.ts";

const ICONS = { ALL: BellRing, MENTIONS: Bell, NOTHING: BellOff } as const;

/** What of a room calls the person. */
export function NotifyMenu({ room }: { room: Pick<Room, "id" | "kind"> }) {
  const client = useBanter();
  const standing = useUnread().get(room.id);
  const levels = notifyLevelsOf(room.kind);
  const level = levels.find(({ value }) => value === standing?.notify) ?? levels[0];
  const Icon = ICONS[level?.value ?? "MENTIONS"];

  async function choose(chosen: string): Promise<void> {
    try {
      await client?.unread.setNotify(room.id, RoomNotify.parse(chosen));
    } catch (error) {
      toast.error(asSentence(toAppError(error).message));
    }
  }

  return (
    <Menu>
      <MenuTooltipTrigger text="Notifications">
        <Button look="quiet" size="icon" aria-label={`Notifications: ${level?.label ?? ""}`} disabled={!standing}>
          <Icon aria-hidden />
        </Button>
      </MenuTooltipTrigger>
      <MenuContent align="end" className="w-72">
        <MenuLabel>What calls you here, on all your devices</MenuLabel>
        <MenuRadioGroup value={level?.value ?? ""} onValueChange={choose}>
          {levels.map(({ value, label, hint }) => (
            <MenuRadioItem key={value} value={value} className="py-1.5">
              <span className="min-w-0">
                <span className="block">{label}</span>
                <span className="block text-ink-soft text-sm">{hint}</span>
              </span>
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuItem asChild>
          <Link href="/account#notifications">
            <Settings2 aria-hidden />
            Sound and desktop notifications
          </Link>
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
