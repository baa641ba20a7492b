"use client";

import { useTranslations } from "use-intl";
import { dayKey, formatClock, formatMoment } from "../../lib/format-time.ts";
import { browserTimeStyle } from "../../lib/time-style.ts";

interface EditedMarkProps {
  writtenAtMs: number;
  editedAtMs: number;
}

/** Says that a message is not what it was at first, and since when; the day only if it is another. */
export function EditedMark({ writtenAtMs, editedAtMs }: EditedMarkProps) {
  const t = useTranslations("room");
  const style = browserTimeStyle();
  const isSameDay = dayKey(writtenAtMs, style) === dayKey(editedAtMs, style);
  return (
    <p className="text-ink-faint text-xs">
      {t("edited")}{" "}
      <time dateTime={new Date(editedAtMs).toISOString()} title={formatMoment(editedAtMs, style)}>
        {isSameDay ? formatClock(editedAtMs, style) : formatMoment(editedAtMs, style)}
      </time>
    </p>
  );
}
