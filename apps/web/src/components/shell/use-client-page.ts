"use client";

import { usePathname } from "next/navigation";
import { useState } from "react";
import { type ClientPage, clientPageOf } from "../../lib/client-pages.ts";

/**
 * What the browser shows by itself. Null for what the server has rendered: the page that was loaded, until one leaves it,
 * and every page that only the server makes.
 */
export function useClientPage(): ClientPage | null {
  const pathname = usePathname();
  const [shown, setShown] = useState<{ pathname: string; page: ClientPage | null }>({ pathname, page: null });
  if (shown.pathname === pathname) return shown.page;
  const next = { pathname, page: clientPageOf(pathname) };
  setShown(next);
  return next.page;
}
