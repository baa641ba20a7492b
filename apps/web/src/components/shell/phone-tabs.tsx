"use client";

import { Compass, MessagesSquare } from "lucide-react";
import { useTranslations } from "use-intl";

export type PhoneView = "joined" | "browse";

interface PhoneTabsProps {
  view: PhoneView;
  onChange(view: PhoneView): void;
}

const tabs = [
  { view: "joined", label: "rooms.yours", Icon: MessagesSquare },
  { view: "browse", label: "tabs.browse", Icon: Compass },
] as const;

/** On a phone one's rooms and the directory are two screens; these switch between them. */
export function PhoneTabs({ view, onChange }: PhoneTabsProps) {
  const t = useTranslations("shell");
  return (
    <nav aria-label={t("tabs.label")} className="safe-bottom grid grid-cols-2 border-t bg-shade md:hidden">
      {tabs.map((tab) => (
        <button
          key={tab.view}
          type="button"
          aria-current={tab.view === view ? "page" : undefined}
          onClick={() => onChange(tab.view)}
          className="flex h-14 flex-col items-center justify-center gap-0.5 text-ink-soft text-xs aria-[current]:font-semibold aria-[current]:text-accent-text"
        >
          <tab.Icon aria-hidden className="size-5" />
          {t(tab.label)}
        </button>
      ))}
    </nav>
  );
}
