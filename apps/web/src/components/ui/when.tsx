"use client";

import { formatMoment, formatRecent, formatStamp } from "../../lib/format-time.ts";
import { browserTimeStyle } from "../../lib/time-style.ts";

interface WhenProps {
  at: string;
  /** Only as much of it as tells it from others: the time of today, otherwise the day. */
  isBrief?: boolean;
}

/** A moment as this browser's person reads it. Only for what the browser itself has loaded: a server knows no place. */
export function When({ at, isBrief = false }: WhenProps) {
  const atMs = Date.parse(at);
  const style = browserTimeStyle();
  return (
    <time dateTime={at} title={formatMoment(atMs, style)} className="whitespace-nowrap">
      {isBrief ? formatRecent(atMs, Date.now(), style) : formatStamp(atMs, style)}
    </time>
  );
}
