import type { Message } from "@banter/protocol";
import { canRetry, type Draft } from "./draft.ts";
import type { RoomLog } from "./room-log.ts";
import type { TimelineEntry } from "./timeline-snapshot.ts";

/** Makes the entries of a timeline; an entry is the same object for as long as its message or draft is. */
export function createEntryMaker() {
  const made = new WeakMap<Message | Draft, TimelineEntry>();

  function entryOf<Source extends Message | Draft>(source: Source, make: (source: Source) => TimelineEntry) {
    const entry = made.get(source) ?? make(source);
    made.set(source, entry);
    return entry;
  }

  return (log: RoomLog, drafts: readonly Draft[], userId: string | undefined): TimelineEntry[] => {
    const isOwn = (message: Message) => message.author.id === userId;
    const stored = log.messages.map((message) =>
      entryOf(message, () => ({ state: "stored", key: isOwn(message) ? message.clientId : message.id, message })),
    );
    const acked = log.ahead().filter(isOwn).flatMap(sendingEntryOf);
    return [...stored, ...acked, ...drafts.map((draft) => entryOf(draft, entryOfDraft))];
  };
}

/** An acknowledged message keeps its place at the end until those before it have come. */
function sendingEntryOf({ clientId, roomId, body, replyToId, createdAt, attachments }: Message): TimelineEntry[] {
  if (body === null) return []; // deleted already
  const files = attachments.map((attachment) => ({ key: attachment.id, name: attachment.name, attachment }));
  const draft: Draft = { clientId, roomId, body, replyToId, files, createdAt, state: "sending" };
  return [{ state: "sending", key: clientId, draft }];
}

function entryOfDraft(draft: Draft): TimelineEntry {
  if (!draft.error) return { state: "sending", key: draft.clientId, draft };
  return { state: "failed", key: draft.clientId, draft, error: draft.error, canRetry: canRetry(draft.error) };
}
