"use client";

import { Archive } from "lucide-react";
import { useTranslations } from "use-intl";

/** In place of where one writes, in a room that can only be read. */
export function ArchivedNote() {
  const t = useTranslations("room");
  return (
    <div role="note" className="safe-bottom flex items-start gap-2.5 border-t px-4 pt-3 text-ink-soft sm:px-6">
      <Archive aria-hidden className="mt-1 size-4 shrink-0 text-ink-faint" />
      <p className="pb-3">{t("archive.note")}</p>
    </div>
  );
}
