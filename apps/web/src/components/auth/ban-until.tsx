"use client";

import { formatMoment } from "../../lib/format-time.ts";
import { browserTimeStyle } from "../../lib/time-style.ts";
import { useHydrated } from "../../lib/use-hydrated.ts";

/** When a ban ends, in the person's own time once the browser has the page. */
export function BanUntil({ until }: { until: string | null }) {
  const isHydrated = useHydrated();
  if (until === null) return "This ban has no end.";
  const text = isHydrated ? formatMoment(Date.parse(until), browserTimeStyle()) : new Date(until).toUTCString();
  return (
    <>
      You can come back on <time dateTime={until}>{text}</time>.
    </>
  );
}
