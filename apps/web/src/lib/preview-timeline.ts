import type { TimelineEntry, TimelineSnapshot } from "@banter/client";
import type { Message, MessagePage, Room } from "@banter/protocol";

interface Preview {
  room: Room;
  page: MessagePage;
  /** What the timeline holds before it has been joined: one's own drafts. */
  drafts: readonly TimelineEntry[];
  myId: string;
}

/** A room as it was when the page was made, to be looked at until the live timeline is there. Keys are the same in both. */
export function previewTimeline({ room, page, drafts, myId }: Preview): TimelineSnapshot {
  const stored = page.messages.map((message) => storedEntry(message, myId));
  const known = new Set(stored.map(({ key }) => key));
  return {
    roomId: room.id,
    status: "loading",
    error: null,
    room,
    messages: [...stored, ...drafts.filter(({ key }) => !known.has(key))],
    rev: 0,
    behindCount: 0,
    hasOlder: page.nextBeforeSeq !== null,
    loadingOlder: false,
    olderError: null,
  };
}

/** A message under the key that it has in the live timeline. */
export function storedEntry(message: Message, myId: string): TimelineEntry {
  return { state: "stored", key: message.author.id === myId ? message.clientId : message.id, message };
}
