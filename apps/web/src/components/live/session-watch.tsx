"use client";

import { useEffect } from "react";
import { logInPath } from "../../lib/log-in-path.ts";
import { useContinuity } from "./banter-context.tsx";

/** Leads to the log-in when the session ends, wherever it was ended. */
export function SessionWatch() {
  const { status, error } = useContinuity();
  const hasEnded = status === "ended" && error?.code === "UNAUTHENTICATED";

  useEffect(() => {
    if (!hasEnded) return;
    const { pathname, search } = window.location;
    window.location.assign(logInPath(pathname + search, "session-ended"));
  }, [hasEnded]);

  return null;
}
