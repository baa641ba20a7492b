"use client";

import { useState } from "react";
import { api } from "../../lib/api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useDeparture } from "../live/banter-context.tsx";

/** Ends this session, or all of the person's sessions, and goes to the log-in. */
export function useLogOut() {
  const depart = useDeparture();
  const errorText = useErrorText();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function logOut(scope: "here" | "everywhere"): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      const sessions = scope === "here" ? api.accounts.logOut : api.accounts.logOutEverywhere;
      await depart(() => sessions.mutate({}), "/login");
    } catch (thrown) {
      setError(errorText(thrown));
      setBusy(false);
    }
  }

  return { logOut, isBusy, error, forgetError: () => setError(null) };
}
