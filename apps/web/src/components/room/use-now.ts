"use client";

import { useEffect, useState } from "react";

const MINUTE_MS = 60_000;

/** The time, told every minute: "Today" becomes "Yesterday" also in a tab that stays open. */
export function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
