"use client";

import { useEffect } from "react";
import { countedTitle } from "./notifying/counted-title.ts";

/** The tab's title while this is shown: a page that the browser makes by itself brings none from the server. */
export function useTitle(name: string | undefined): void {
  useEffect(() => {
    if (name === undefined) return;
    const before = countedTitle(document.title, 0);
    const own = `${name} · Banter`;
    if (before === own) return;
    document.title = own;
    return () => {
      // the next page may have brought its own by now
      if (countedTitle(document.title, 0) === own) document.title = before;
    };
  }, [name]);
}
