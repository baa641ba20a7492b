"use client";

import type { KnownPresence } from "@banter/client";
import { useEffect, useSyncExternalStore } from "react";
import { useBanter } from "../live/banter-context.tsx";

/** How somebody is, for as long as the component that asks is on the page. */
export function usePresence(userId: string): KnownPresence {
  const presence = useBanter()?.presence;
  useEffect(() => presence?.watch([userId]), [presence, userId]);
  return useSyncExternalStore(presence?.subscribe ?? never, () => presence?.stateOf(userId) ?? "unknown", unknown);
}

const never = () => () => {};
const unknown = () => "unknown" as const;
