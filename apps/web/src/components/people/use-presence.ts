"use client";

import type { KnownPresence } from "@banter/client";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useBanter } from "../live/banter-context.tsx";

/** How somebody is, for as long as the component that asks is on the page. */
export function usePresence(userId: string): KnownPresence {
  const presence = useBanter()?.presence;
  useEffect(() => presence?.watch([userId]), [presence, userId]);
  return useSyncExternalStore(presence?.subscribe ?? never, () => presence?.stateOf(userId) ?? "unknown", unknown);
}

/** A number that changes with how anybody is. */
export function usePresenceVersion(): number {
  const presence = useBanter()?.presence;
  const [subscribe, version] = useMemo(() => {
    let count = 0;
    const listen = (listener: () => void) =>
      presence?.subscribe(() => {
        count += 1;
        listener();
      }) ?? (() => {});
    return [listen, () => count];
  }, [presence]);
  return useSyncExternalStore(subscribe, version, zero);
}

const zero = () => 0;
const never = () => () => {};
const unknown = () => "unknown" as const;
