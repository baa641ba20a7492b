"use client";

import { useEffect } from "react";
import { useBanter } from "../live/banter-context.tsx";

/** Asks before the page goes while files are on their way: they would be lost. */
export function UploadGuard(): null {
  const uploads = useBanter()?.uploads;
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (uploads && uploads.unfinishedCount > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [uploads]);
  return null;
}
