"use client";

import type { TimelineEntry } from "@banter/client";
import { CircleAlert, Clock } from "lucide-react";
import { useTranslations } from "use-intl";
import { leaveFocus } from "../../lib/leave-focus.ts";
import { useErrorText } from "../../texts/use-error-text.ts";

interface DraftStateProps {
  entry: Exclude<TimelineEntry, { state: "stored" }>;
  onRetry(clientId: string): void;
  onDiscard(clientId: string): void;
}

/** What becomes of a message that is not stored yet. While all goes well nobody sees it. */
export function DraftState({ entry, onRetry, onDiscard }: DraftStateProps) {
  const errorText = useErrorText();
  const t = useTranslations("room");
  const { clientId } = entry.draft;
  if (entry.state === "sending") {
    return (
      <p className="flex animate-appear-late items-center gap-1.5 text-ink-faint text-xs">
        <Clock aria-hidden className="size-3" />
        {t("draft.sending")}
      </p>
    );
  }
  return (
    <p role="alert" className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-danger-text text-sm">
      <span className="flex items-center gap-1.5">
        <CircleAlert aria-hidden className="size-3.5 shrink-0" />
        {t("draft.failed", { reason: errorText(entry.error) })}
      </span>
      {entry.canRetry && (
        <button ref={leaveFocus} type="button" className={actionStyles} onClick={() => onRetry(clientId)}>
          {t("draft.retry")}
        </button>
      )}
      <button ref={leaveFocus} type="button" className={actionStyles} onClick={() => onDiscard(clientId)}>
        {t("draft.discard")}
      </button>
    </p>
  );
}

const actionStyles = "min-h-6 rounded-sm font-medium text-ink underline underline-offset-3";
