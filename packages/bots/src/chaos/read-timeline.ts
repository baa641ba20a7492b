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

/** The newest change that a timeline shows. */
export function newestRev({ messages }: TimelineSnapshot): number {
  let newest = 0;
  for (const entry of messages) if (entry.state === "stored" && entry.message.rev > newest) newest = entry.message.rev;
  return newest;
}
