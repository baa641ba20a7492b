import { EditMessage } from "@banter/protocol";
import { handle } from "../handle.ts";

export const editMessage = handle<"edit_message", typeof EditMessage>(EditMessage, (input, { actor, services }) =>
  services.messages.edit(actor, input),
);
