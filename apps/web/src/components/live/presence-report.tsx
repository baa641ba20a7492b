"use client";

import { useEffect } from "react";
import { useBanter } from "./banter-context.tsx";

/** Somebody who touches nothing for so long is not there, whatever is on their screen. */
const IDLE_MS = 5 * 60_000;
/** Looking something up in another tab is not being away. */
const HIDDEN_MS = 60_000;
const CHECK_INTERVAL_MS = 10_000;
const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart", "focus"] as const;

/** Says whether the person is at this tab, and has nobody followed while it is hidden. */
export function PresenceReport() {
  const presence = useBanter()?.presence;

  useEffect(() => {
    if (!presence) return;
    let activeAtMs = Date.now();
    let isAway = false;

    function check(): void {
      const idleMs = Date.now() - activeAtMs;
      const isGone = idleMs >= (document.visibilityState === "hidden" ? HIDDEN_MS : IDLE_MS);
      if (isGone === isAway) return;
      isAway = isGone;
      presence?.setOwn(isAway ? "away" : "online");
    }
    function noteActivity(): void {
      activeAtMs = Date.now();
      if (isAway) check();
    }
    function look(): void {
      presence?.setLooking(document.visibilityState === "visible");
      noteActivity(); // both turning away and coming back are signs of life
    }

    look();
    const timer = window.setInterval(check, CHECK_INTERVAL_MS);
    document.addEventListener("visibilitychange", look);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, noteActivity, { passive: true });
    return () => {
      window.clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, noteActivity);
    };
  }, [presence]);

  return null;
}
