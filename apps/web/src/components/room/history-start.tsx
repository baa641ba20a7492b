import type { TimelineSnapshot } from "@banter/client";
import { asSentence } from "../../lib/as-sentence.ts";
import { formatMoment } from "../../lib/format-time.ts";
import { browserTimeStyle } from "../../lib/time-style.ts";
import { Button } from "../ui/button.tsx";
import { RoomGlyph } from "../ui/room-glyph.tsx";
import { MessagesSkeleton } from "./messages-skeleton.tsx";

interface HistoryStartProps {
  snapshot: TimelineSnapshot;
  onLoadOlder(): void;
}

/** What stands above the oldest message that is loaded: more on its way, or the beginning of the room. */
export function HistoryStart({ snapshot, onLoadOlder }: HistoryStartProps) {
  const { room, hasOlder, olderError } = snapshot;
  if (olderError) {
    return (
      <div className="flex flex-wrap items-center justify-center gap-3 p-4 text-ink-soft text-sm">
        Older messages could not be loaded. {asSentence(olderError.message)}
        <Button size="sm" look="outline" onClick={onLoadOlder}>
          Try again
        </Button>
      </div>
    );
  }
  if (hasOlder) return <MessagesSkeleton rows={4} />;
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
        This is where it begins.{" "}
        {room.kind === "DIRECT" ? "Only the two of you read it. It was begun on" : "The room was made on"}{" "}
        {formatMoment(Date.parse(room.createdAt), browserTimeStyle())}.
      </p>
    </div>
  );
}
