"use client";

import { useLocale, useTranslations } from "use-intl";
import { formatMoment, inUtc } from "../../lib/format-time.ts";
import { browserTimeStyle } from "../../lib/time-style.ts";
import { useHydrated } from "../../lib/use-hydrated.ts";

/** When a ban ends, in the person's own time once the browser has the page. */
export function BanUntil({ until }: { until: string | null }) {
  const t = useTranslations("auth");
  const isHydrated = useHydrated();
  const language = useLocale();
  if (until === null) return t("ban.noEnd");
  const atMs = Date.parse(until);
  const text = isHydrated ? formatMoment(atMs, browserTimeStyle()) : `${formatMoment(atMs, inUtc(language))} UTC`;
  return t.rich("ban.until", { time: () => <time dateTime={until}>{text}</time> });
}
