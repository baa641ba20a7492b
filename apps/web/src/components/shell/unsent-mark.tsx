"use client";

import { Pencil } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { unsentText } from "../../lib/unsent-text.ts";

/** In a list of rooms: something was typed there, and not sent. */
export function UnsentMark({ roomId }: { roomId: string }) {
  const t = useTranslations("shell");
  const isUnsent = useSyncExternalStore(
    unsentText.subscribe,
    () => unsentText.of(roomId).trim() !== "",
    () => false,
  );
  if (!isUnsent) return null;
  return (
    <>
      <Pencil aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      <span className="sr-only">{t("draft")}, </span>
    </>
  );
}
