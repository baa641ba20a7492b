"use client";

import { LIMITS } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { cn } from "../../lib/class-names.ts";

interface BadgeProps {
  count: number;
  /** It waits without calling. */
  isQuiet?: boolean;
}

/** How many messages wait. */
export function UnreadBadge({ count, isQuiet = false }: BadgeProps) {
  const t = useTranslations("common");
  return (
    <span className={cn(badgeStyles, isQuiet ? "border bg-raised text-ink-soft" : "bg-spark text-on-spark")}>
      <span aria-hidden>{shorten(count)}</span>
      <span className="sr-only">{t("newMessages", countOf(count))}</span>
    </span>
  );
}

/** How many of them call the person. */
export function MentionBadge({ count, isQuiet = false }: BadgeProps) {
  const t = useTranslations("common");
  return (
    <span className={cn(badgeStyles, isQuiet ? "border bg-raised text-ink-soft" : "bg-spark text-on-spark")}>
      <span aria-hidden>@{shorten(count)}</span>
      <span className="sr-only">{`${t("mentions", countOf(count))}, `}</span>
    </span>
  );
}

const badgeStyles = "shrink-0 rounded-full px-2 font-semibold text-xs tabular-nums leading-5";

/** From the limit on it is "99+". */
function shorten(count: number): string {
  return count >= LIMITS.unreadMaxCount ? `${LIMITS.unreadMaxCount - 1}+` : String(count);
}

function countOf(count: number) {
  return { count, shown: shorten(count) };
}
