import { MarkRead } from "@banter/protocol";
import { handle } from "../handle.ts";

export const markRead = handle<"mark_read", typeof MarkRead>(MarkRead, (input, { actor, services }) =>
  services.reading.markRead(actor, input),
);
