import type { Message } from "@banter/protocol";

/** A message of ann's, with what a test says of it. */
export function messageWith(parts: Partial<Message> = {}): Message {
  return {
    id: "m1",
    roomId: "r1",
    author: { id: "ann", username: "ann" },
    clientId: "c1",
    seq: 1,
    rev: 1,
    body: "Hello",
    createdAt: "2026-01-01T00:00:00.000Z",
    editedAt: null,
    deletedAt: null,
    replyToId: null,
    reactions: [],
    mentions: [],
    attachments: [],
    pinnedAt: null,
    ...parts,
  };
}
