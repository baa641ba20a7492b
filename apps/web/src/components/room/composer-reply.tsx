"use client";

import { X } from "lucide-react";
import { describeFiles } from "../../lib/describe-files.ts";
import { useFormatter } from "../../lib/formatting/formatter.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { useQuote } from "./use-quote.ts";

/** Above the composer: which message the next one answers. */
export function ComposerReply({ messageId, onCancel }: { messageId: string; onCancel(): void }) {
  const quoted = useQuote(messageId);
  const body = quoted?.body ?? null;
  const { plainTextOf } = useFormatter(body ?? "");
  const words = body === null ? "" : plainTextOf(body) || describeFiles(quoted?.attachments ?? []);
  return (
    <div className="mb-1 flex items-center gap-2 rounded-md border bg-shade ps-3 text-ink-soft text-sm">
      <p className="min-w-0 flex-1 truncate" role="status">
        {quoted && body !== null ? (
          <>
            Replying to <strong className="text-ink">{quoted.author.username}</strong>: <bdi>{words}</bdi>
          </>
        ) : quoted === undefined ? (
          "Replying…"
        ) : (
          "Replying to a message that is not available"
        )}
      </p>
      <IconButton label="Cancel the reply (Esc)" onClick={onCancel}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
