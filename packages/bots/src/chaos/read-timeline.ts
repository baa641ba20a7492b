import type { TimelineSnapshot } from "@banter/client";
import type { SeenMessage } from "./history.ts";

/** The stored messages of a timeline, as they are shown; drafts are no part of them. */
export function readMessages({ messages }: TimelineSnapshot): SeenMessage[] {
  return messages.flatMap((entry) => {
    if (entry.state !== "stored") return [];
    const { id, clientId, author, seq, rev, body } = entry.message;
    return [{ id, clientId, authorId: author.id, seq, rev, body }];
  });
}
