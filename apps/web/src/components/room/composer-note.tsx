"use client";

import { useTranslations } from "use-intl";
import type { MessageCheck } from "../../lib/check-message.ts";
import { cn } from "../../lib/class-names.ts";
import { formatWait } from "../../lib/format-wait.ts";
import { useIssueText } from "../../texts/use-error-text.ts";
import type { SlowMode } from "./use-slow-mode.ts";

interface ComposerNoteProps {
  id: string;
  check: MessageCheck;
  slowMode: SlowMode;
}

/** Below the composer: how to use it, and how much room is left when it gets tight. */
export function ComposerNote({ id, check: { charsLeft, problem }, slowMode }: ComposerNoteProps) {
  const t = useTranslations("room");
  const issueText = useIssueText();
  const isWaiting = slowMode.waitMs > 0;
  const isOver = charsLeft !== null && charsLeft < 0;
  return (
    <div id={id} className="flex min-h-6 items-center justify-between gap-4 px-2 text-ink-faint text-xs">
      {problem ? <span className="text-danger-text">{issueText(problem)}</span> : <Hint slowMode={slowMode} />}
      {charsLeft !== null && (
        <span className={cn("ms-auto tabular-nums", isOver && "font-semibold text-danger-text")}>
          {isOver ? t("composer.tooMany", { count: -charsLeft }) : t("composer.left", { count: charsLeft })}
        </span>
      )}
      <span role="status" className="sr-only">
        {isOver && t("composer.tooLong")}
        {isWaiting && t("composer.slow")}
      </span>
    </div>
  );
}

function Hint({ slowMode: { everyMs, waitMs } }: { slowMode: SlowMode }) {
  const t = useTranslations("room");
  if (waitMs > 0) return <span className="tabular-nums">{t("composer.slowWait", { time: formatWait(waitMs) })}</span>;
  if (everyMs > 0) return <span>{t("composer.slowPace", { time: formatWait(everyMs) })}</span>;
  return <span className="max-sm:hidden">{t("composer.hint")}</span>;
}
