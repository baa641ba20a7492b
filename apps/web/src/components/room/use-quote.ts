"use client";

import type { Quoted } from "@banter/client";
import { useEffect, useSyncExternalStore } from "react";
import { useMessageActions } from "./message-actions.tsx";

/** A message that another one answers, as it is now. */
export function useQuote(messageId: string): Quoted {
  const { quotes } = useMessageActions();
  const quoted = useSyncExternalStore(
    quotes?.subscribe ?? never,
    () => quotes?.of(messageId),
    () => undefined,
  );
  useEffect(() => quotes?.want(messageId), [quotes, messageId]);
  return quoted;
}

const never = () => () => {};
