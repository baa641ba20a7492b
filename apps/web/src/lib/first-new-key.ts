import type { TimelineEntry } from "@banter/client";

interface Place {
  entries: readonly TimelineEntry[];
  /** Up to where the person has read; null where nothing is new. */
  leftOffSeq: number | null;
  myId: string;
  /** There are messages before these. */
  hasEarlier: boolean;
}

/**
 * Before which entry the line "New messages" belongs: the first of somebody else past the place where one left off. Null
 * when nothing is new, and when the line belongs further up than what is shown.
 */
export function firstNewKey({ entries, leftOffSeq, myId, hasEarlier }: Place): string | null {
  if (leftOffSeq === null) return null;
  const index = entries.findIndex(
    (entry) =>
      entry.state === "stored" &&
      entry.message.seq > leftOffSeq &&
      entry.message.author.id !== myId &&
      entry.message.deletedAt === null,
  );
  if (index < 0 || (index === 0 && hasEarlier)) return null;
  return entries[index]?.key ?? null;
}
