"use client";

import { CornerUpRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { describeFiles } from "../../lib/describe-files.ts";
import { useFormatter } from "../../lib/formatting/formatter.ts";
import { useMessageActions } from "./message-actions.tsx";
import { useQuote } from "./use-quote.ts";

/** The message that this one answers, in one line; leads there. */
export function MessageQuote({ messageId }: { messageId: string }) {
  const tc = useTranslations("common");
  const t = useTranslations("room");
  const { jumpTo } = useMessageActions();
  const quoted = useQuote(messageId);
  const body = quoted?.body ?? null;
  const { plainTextOf } = useFormatter(body ?? "");
  const words = body === null ? "" : plainTextOf(body) || describeFiles(quoted?.attachments ?? [], tc);
  if (!quoted || body === null) {
    return (
      <p className="flex h-6 items-center gap-1.5 text-ink-faint text-sm italic">
        <CornerUpRight aria-hidden className="size-3.5 shrink-0 rtl:-scale-x-100" />
        {quoted === undefined ? "…" : t("quote.unavailable")}
      </p>
    );
  }
  return (
    <button
      type="button"
      aria-label={t("quote.label", { name: quoted.author.username, words })}
      onClick={() => jumpTo(quoted)}
      className="flex h-6 max-w-full items-center gap-1.5 rounded-sm text-ink-soft text-sm hover:text-ink"
    >
      <CornerUpRight aria-hidden className="size-3.5 shrink-0 rtl:-scale-x-100" />
      <span className="shrink-0 font-semibold">{quoted.author.username}</span>
      <bdi className="truncate">{words}</bdi>
    </button>
  );
}
