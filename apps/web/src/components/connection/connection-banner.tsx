"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { cn } from "../../lib/class-names.ts";
import { describeContinuity } from "../../lib/describe-continuity.ts";
import { leaveFocus } from "../../lib/leave-focus.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useBanter, useContinuity } from "../live/banter-context.tsx";

/** A hiccup shorter than this is nobody's business; a first connection may take longer. */
const PATIENCE_MS = { connecting: 4_000, catching_up: 1_500, offline: 1_000, ended: 0, live: 0 } as const;

/** Says what is going on while the app is not live, and offers to try again at once. */
export function ConnectionBanner() {
  const errorText = useErrorText();
  const t = useTranslations("live");
  const continuity = useContinuity();
  const client = useBanter();
  const { tone, title, detail } = describeContinuity(continuity, t, errorText);
  const isShown = useHasLasted(tone !== "live", PATIENCE_MS[continuity.status]);
  const canRetry = continuity.status === "offline" || continuity.status === "ended";

  return (
    <div role="status" aria-label={t("label")} className="col-span-full">
      {isShown && (
        <div
          className={cn(
            "flex min-h-9 animate-appear flex-wrap items-center justify-center gap-x-3 px-4 py-1 text-sm",
            tone === "offline" ? "bg-danger-soft" : "bg-spark-soft",
          )}
        >
          <span className="font-medium">{title}</span>
          <span className="text-ink-soft max-sm:hidden">{detail}</span>
          {canRetry && (
            <button
              ref={leaveFocus}
              type="button"
              className="rounded-sm font-medium underline underline-offset-3"
              onClick={() => (continuity.status === "ended" ? client?.connect() : client?.retryNow())}
            >
              {t("tryNow")}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** True from the moment at which `isOn` has been true for so long. */
function useHasLasted(isOn: boolean, durationMs: number): boolean {
  const [hasLasted, setHasLasted] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(() => setHasLasted(true), durationMs);
    return () => {
      clearTimeout(timer);
      setHasLasted(false);
    };
  }, [isOn, durationMs]);
  return isOn && hasLasted;
}
