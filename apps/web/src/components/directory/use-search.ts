"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/** Long enough for the next key, short enough to feel at once. */
const TYPING_PAUSE_MS = 250;

/** What is searched for: as typed, and, once the typing pauses, as the address says (and so survives a reload). */
export function useSearch() {
  const params = useSearchParams();
  const search = params.get("q") ?? "";
  const [typed, setTyped] = useState(search);

  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => {
      const next = new URLSearchParams(window.location.search);
      if (typed === "") next.delete("q");
      else next.set("q", typed);
      window.history.replaceState(null, "", next.size > 0 ? `?${next}` : window.location.pathname);
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, search]);

  return { typed, setTyped, search };
}
