"use client";

import { useEffect } from "react";
import { logInPath } from "../../lib/log-in-path.ts";
import { useContinuity, useLeaving } from "./banter-context.tsx";

/** Leads to the log-in when the session is ended from elsewhere, and somebody who is banned to where it says why. */
export function SessionWatch() {
  const { status, error } = useContinuity();
  const isLeaving = useLeaving();
  const hasEnded = status === "ended" && error?.code === "UNAUTHENTICATED" && !isLeaving;
  const isBanned = status === "ended" && error?.ban !== undefined;

  useEffect(() => {
    if (!hasEnded) return;
    const { pathname, search } = window.location;
    window.location.assign(logInPath(pathname + search, "session-ended"));
  }, [hasEnded]);

  useEffect(() => {
    if (isBanned) window.location.assign("/banned");
  }, [isBanned]);

  return null;
}
