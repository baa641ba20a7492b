import { DeleteMessage } from "@banter/protocol";
import { handle } from "../handle.ts";

export const deleteMessage = handle<"delete_message", typeof DeleteMessage>(
  DeleteMessage,
  (input, { actor, services, socket }) =>
    services.messages.delete(actor, input, { address: socket.data.address, userAgent: "" }),
);
