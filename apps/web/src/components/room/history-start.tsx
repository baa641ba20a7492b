"use client";

import type { TimelineSnapshot } from "@banter/client";
import { useTranslations } from "use-intl";
import { formatDate } from "../../lib/format-time.ts";
import { browserTimeStyle } from "../../lib/time-style.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { Button } from "../ui/button.tsx";
import { RoomGlyph } from "../ui/room-glyph.tsx";
import { MessagesSkeleton } from "./messages-skeleton.tsx";

interface HistoryStartProps {
  snapshot: TimelineSnapshot;
  /** Something stands before what is shown, here or on the server. */
  hasEarlier: boolean;
  onLoadOlder(): void;
}

/** What stands above the oldest message that is shown: more on its way, or the beginning of the room. */
export function HistoryStart({ snapshot, hasEarlier, onLoadOlder }: HistoryStartProps) {
  const errorText = useErrorText();
  const t = useTranslations("room");
  const { room, olderError } = snapshot;
  if (olderError) {
    return (
      <div className="flex flex-wrap items-center justify-center gap-3 p-4 text-ink-soft text-sm">
        {t("history.failed", { reason: errorText(olderError) })}
        <Button size="sm" look="outline" onClick={onLoadOlder}>
          {t("tryAgain")}
        </Button>
      </div>
    );
  }
  if (hasEarlier) return <MessagesSkeleton rows={4} />;
  if (!room) return null;
  return (
    <div className="px-4 pt-10 pb-2 sm:px-6">
      <span className="grid size-12 place-items-center rounded-speech bg-accent-soft">
        <RoomGlyph kind={room.kind} className="size-6 text-accent-text" />
      </span>
      <p className="mt-3 break-words font-bold text-xl tracking-tight">
        <bdi>{room.name}</bdi>
      </p>
      {room.topic !== "" && (
        <p dir="auto" className="mt-1 max-w-prose break-words">
          {room.topic}
        </p>
      )}
      <p className="mt-1 max-w-prose text-ink-soft">
        {t(room.kind === "DIRECT" ? "history.direct" : "history.room", {
          when: formatDate(Date.parse(room.createdAt), browserTimeStyle()),
        })}
      </p>
    </div>
  );
}
