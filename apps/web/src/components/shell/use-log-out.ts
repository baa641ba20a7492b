"use client";

import { toAppError } from "@banter/client";
import { useState } from "react";
import { api } from "../../lib/api.ts";
import { useDeparture } from "../live/banter-context.tsx";

/** Ends this session, or all of the person's sessions, and goes to the log-in. */
export function useLogOut() {
  const depart = useDeparture();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function logOut(scope: "here" | "everywhere"): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      const sessions = scope === "here" ? api.accounts.logOut : api.accounts.logOutEverywhere;
      await depart(() => sessions.mutate({}), "/login");
    } catch (thrown) {
      setError(toAppError(thrown).message);
      setBusy(false);
    }
  }

  return { logOut, isBusy, error, forgetError: () => setError(null) };
}
