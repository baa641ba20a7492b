import { NewChatMessage } from "@banter/protocol";
import { handle } from "../handle.ts";

export const newChatMessage = handle<"new_chat_message", typeof NewChatMessage>(
  NewChatMessage,
  (input, { actor, services }) => services.messages.send(actor, input),
  { isMessage: true },
);
