"use client";

import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { describeFiles } from "../../lib/describe-files.ts";
import { useFormatter } from "../../lib/formatting/formatter.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { useQuote } from "./use-quote.ts";

/** Above the composer: which message the next one answers. */
export function ComposerReply({ messageId, onCancel }: { messageId: string; onCancel(): void }) {
  const tc = useTranslations("common");
  const t = useTranslations("room");
  const quoted = useQuote(messageId);
  const body = quoted?.body ?? null;
  const { plainTextOf } = useFormatter(body ?? "");
  const words = body === null ? "" : plainTextOf(body) || describeFiles(quoted?.attachments ?? [], tc);
  return (
    <div className="mb-1 flex items-center gap-2 rounded-md border bg-shade ps-3 text-ink-soft text-sm">
      <p className="min-w-0 flex-1 truncate" role="status">
        {quoted && body !== null
          ? t.rich("reply.to", {
              name: quoted.author.username,
              words,
              strong: (part) => <strong className="text-ink">{part}</strong>,
              bdi: (part) => <bdi>{part}</bdi>,
            })
          : quoted === undefined
            ? t("reply.loading")
            : t("reply.unavailable")}
      </p>
      <IconButton label={t("reply.cancel")} onClick={onCancel}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
