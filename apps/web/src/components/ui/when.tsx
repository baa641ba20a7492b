"use client";

import { formatMoment, formatStamp } from "../../lib/format-time.ts";
import { browserTimeStyle } from "../../lib/time-style.ts";

/** A moment as this browser's person reads it. Only for what the browser itself has loaded: a server knows no place. */
export function When({ at }: { at: string }) {
  const atMs = Date.parse(at);
  const style = browserTimeStyle();
  return (
    <time dateTime={at} title={formatMoment(atMs, style)} className="whitespace-nowrap">
      {formatStamp(atMs, style)}
    </time>
  );
}
