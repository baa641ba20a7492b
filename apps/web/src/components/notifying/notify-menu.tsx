"use client";

import type { Room } from "@banter/protocol";
import { Bell, BellOff, BellRing, Settings2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { toast } from "../../lib/toast.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useBanter } from "../live/banter-context.tsx";
import { useUnread } from "../live/use-unread.ts";
import { Button } from "../ui/button.tsx";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator } from "../ui/menu.tsx";
import { MenuTooltipTrigger } from "../ui/menu-tooltip-trigger.tsx";
import { notifyLevelsOf } from "./notify-levels.ts";

const ICONS = { ALL: BellRing, MENTIONS: Bell, NOTHING: BellOff } as const;

/** What of a room calls the person. */
export function NotifyMenu({ room }: { room: Pick<Room, "id" | "kind"> }) {
  const errorText = useErrorText();
  const t = useTranslations("live");
  const client = useBanter();
  const standing = useUnread().get(room.id);
  const levels = notifyLevelsOf(room.kind);
  const level = levels.find(({ value }) => value === standing?.notify) ?? levels[0];
  const Icon = ICONS[level?.value ?? "MENTIONS"];

  async function choose(chosen: string): Promise<void> {
    const next = levels.find(({ value }) => value === chosen);
    if (!next) return;
    try {
      await client?.unread.setNotify(room.id, next.value);
    } catch (error) {
      toast.error(errorText(error));
    }
  }

  return (
    <Menu>
      <MenuTooltipTrigger text={t("notify.label")}>
        <Button
          look="quiet"
          size="icon"
          aria-label={t("notify.labelWith", { level: level ? t(level.label) : "" })}
          disabled={!standing}
        >
          <Icon aria-hidden />
        </Button>
      </MenuTooltipTrigger>
      <MenuContent align="end" className="w-72">
        <MenuLabel>{t("notify.question")}</MenuLabel>
        <MenuRadioGroup value={level?.value ?? ""} onValueChange={choose}>
          {levels.map(({ value, label, hint }) => (
            <MenuRadioItem key={value} value={value} className="py-1.5">
              <span className="min-w-0">
                <span className="block">{t(label)}</span>
                <span className="block text-ink-soft text-sm">{t(hint)}</span>
              </span>
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuItem asChild>
          <Link href="/account#notifications">
            <Settings2 aria-hidden />
            {t("notify.settings")}
          </Link>
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
