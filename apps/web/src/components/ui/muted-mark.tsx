"use client";

import { BellOff } from "lucide-react";
import { useTranslations } from "use-intl";

/** Nothing here calls the person. */
export function MutedMark() {
  const t = useTranslations("common");
  return (
    <>
      <BellOff aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      <span className="sr-only">{t("muted")}</span>
    </>
  );
}
