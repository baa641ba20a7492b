"use client";

import { ArrowRightLeft } from "lucide-react";
import { useTranslations } from "use-intl";
import { useKeyboard } from "../switcher/keyboard-context.tsx";

/** For those who do not know the keys yet, and those who have none. */
export function SwitcherButton() {
  const t = useTranslations("shell");
  const keyboard = useKeyboard();
  if (!keyboard) return null;
  return (
    <button
      type="button"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={keyboard.openSwitcher}
      className="flex h-11 w-full items-center gap-2.5 rounded-md px-2.5 text-start text-ink-soft hover:bg-sunken hover:text-ink md:h-9"
    >
      <ArrowRightLeft aria-hidden className="size-4 text-ink-faint" />
      <span className="flex-1">{t("goTo")}</span>
      <kbd aria-hidden className="hidden font-sans text-ink-faint text-xs [@media(hover:hover)]:inline">
        {t("goToKeys")}
      </kbd>
    </button>
  );
}
