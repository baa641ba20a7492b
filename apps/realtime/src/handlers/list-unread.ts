import { ListUnread } from "@banter/protocol";
import { handle } from "../handle.ts";

export const listUnread = handle<"list_unread", typeof ListUnread>(ListUnread, (input, { actor, services }) =>
  services.reading.unread(actor, input),
);
