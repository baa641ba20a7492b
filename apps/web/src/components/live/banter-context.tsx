"use client";

import type { BanterClient, Continuity } from "@banter/client";
import type { Person, Role } from "@banter/protocol";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { banterOf } from "../../lib/banter.ts";

/** Who is logged in. */
export interface Me extends Person {
  role: Role;
}

interface Live {
  me: Me;
  /** Null while the server renders. */
  client: BanterClient | null;
  /** Whether this page itself is ending its session, whose end is then no news. */
  isLeaving: boolean;
  setLeaving(isLeaving: boolean): void;
}

const LiveContext = createContext<Live | null>(null);

interface BanterProviderProps {
  me: Me;
  children: ReactNode;
}

/** Keeps this tab connected for the person who is logged in. */
export function BanterProvider({ me, children }: BanterProviderProps) {
  const [person] = useState(() => ({ me, client: typeof window === "undefined" ? null : banterOf(me.id) }));
  const [isLeaving, setLeaving] = useState(false);
  const live = useMemo(() => ({ ...person, isLeaving, setLeaving }), [person, isLeaving]);
  useEffect(() => person.client?.connect(), [person]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useMe(): Me {
  return useLive().me;
}

export function useBanter(): BanterClient | null {
  return useLive().client;
}

/** Does what ends this page's own session, and goes where one goes after that. */
export function useDeparture(): (endSession: () => Promise<unknown>, destination: string) => Promise<void> {
  const { client, setLeaving } = useLive();
  return async (endSession, destination) => {
    setLeaving(true);
    try {
      await endSession();
    } catch (error) {
      setLeaving(false);
      throw error;
    }
    client?.close();
    window.location.assign(destination);
  };
}

export function useLeaving(): boolean {
  return useLive().isLeaving;
}

/** How well this tab is connected. */
export function useContinuity(): Continuity {
  const store = useLive().client?.continuity;
  return useSyncExternalStore(store?.subscribe ?? never, store?.getSnapshot ?? beforeConnecting, beforeConnecting);
}

function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error("This component needs a BanterProvider above");
  return live;
}

const never = () => () => {};

const CONNECTING: Continuity = {
  status: "connecting",
  nodeId: null,
  attempt: 0,
  nextAttemptAtMs: null,
  error: null,
  behindCount: 0,
  waitingToSendCount: 0,
};

const beforeConnecting = () => CONNECTING;
