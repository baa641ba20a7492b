import { NewDirectMessage } from "@banter/protocol";
import { handle } from "../handle.ts";

export const newDirectMessage = handle<"new_direct_message", typeof NewDirectMessage>(
  NewDirectMessage,
  (input, { actor, services }) => services.messages.sendDirect(actor, input),
  { isMessage: true },
);
