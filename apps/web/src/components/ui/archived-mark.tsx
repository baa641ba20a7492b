"use client";

import { Archive } from "lucide-react";
import { useTranslations } from "use-intl";

/** Nobody writes here any more. */
export function ArchivedMark() {
  const t = useTranslations("common");
  return (
    <>
      <Archive aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      <span className="sr-only">{t("archived")}</span>
    </>
  );
}
