"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { canGoWithin } from "../../lib/client-pages.ts";

/** Goes to an address of this app; to a conversation at once, for it needs no page from the server. */
export function useGo(): (href: string) => void {
  const router = useRouter();
  return useCallback((href: string) => (goWithin(href) ? undefined : router.push(href)), [router]);
}

/** Goes there if that takes no page from the server. The router learns of it, and moves with the history. */
export function goWithin(href: string): boolean {
  const { pathname, search } = window.location;
  if (!canGoWithin(pathname, href)) return false;
  if (href === pathname + search) window.history.replaceState(null, "", href);
  else window.history.pushState(null, "", href);
  return true;
}
