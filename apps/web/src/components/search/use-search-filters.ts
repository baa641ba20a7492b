"use client";

import { useSearchParams } from "next/navigation";
import type { SearchFilters } from "../../lib/message-query.ts";

/** As the address names them. */
type FilterName = "room" | "author" | "from" | "to";

const NAMES = ["room", "author", "from", "to"] as const satisfies readonly FilterName[];

/** What a search is narrowed to, as the address says. */
export function useSearchFilters() {
  const params = useSearchParams();
  const filters: SearchFilters = {
    roomId: params.get("room") ?? undefined,
    author: params.get("author") ?? undefined,
    from: params.get("from") ?? undefined,
    to: params.get("to") ?? undefined,
  };

  function set(changes: Partial<Record<FilterName, string>>): void {
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === "") next.delete(name);
      else next.set(name, value);
    }
    window.history.replaceState(null, "", next.size > 0 ? `?${next}` : window.location.pathname);
  }

  return {
    filters,
    isAny: NAMES.some((name) => params.has(name)),
    set,
    clear: () => set({ room: "", author: "", from: "", to: "" }),
  };
}
