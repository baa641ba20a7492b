import { useEffect, useState } from "react";

/** The milliseconds left until a moment, told every second; 0 when it is over or there is none. */
export function useCountdown(untilMs: number | null): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  const isRunning = untilMs !== null && nowMs < untilMs;

  useEffect(() => {
    if (untilMs === null) return;
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [untilMs]);

  return isRunning ? untilMs - nowMs : 0;
}
