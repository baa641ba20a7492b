"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";

/** Long enough for the next key, short enough to feel at once. */
const TYPING_PAUSE_MS = 250;

/**
 * What is searched for, or something of it by `name`: as typed, and, once the typing pauses, as the address says (and so survives a reload).
 * `settle` does not wait for the pause. It is for when the field is left: an address that is written while the next
 * page is on its way would call that page off.
 */
export function useSearch(name = "q") {
  const params = useSearchParams();
  const search = params.get(name) ?? "";
  const [typed, setTyped] = useState(search);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** What the address says once it has followed the typing. */
  const written = useRef(search);

  useEffect(() => {
    if (search === written.current) return;
    written.current = search; // something else has changed it: a button that clears it, or the way back
    setTyped(search);
  }, [search]);

  const settle = useCallback(() => {
    clearTimeout(pause.current);
    if (typed === search) return;
    written.current = typed;
    const next = new URLSearchParams(window.location.search);
    if (typed === "") next.delete(name);
    else next.set(name, typed);
    window.history.replaceState(null, "", next.size > 0 ? `?${next}` : window.location.pathname);
  }, [typed, search, name]);

  useEffect(() => {
    pause.current = setTimeout(settle, TYPING_PAUSE_MS);
    return () => clearTimeout(pause.current);
  }, [settle]);

  return { typed, setTyped, search, settle };
}
