import { MarkAllRead } from "@banter/protocol";
import { handle } from "../handle.ts";

export const markAllRead = handle<"mark_all_read", typeof MarkAllRead>(MarkAllRead, (_input, { actor, services }) =>
  services.reading.markAllRead(actor),
);
