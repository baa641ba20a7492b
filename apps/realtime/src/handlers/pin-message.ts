import { PinMessage } from "@banter/protocol";
import { handle } from "../handle.ts";

export const pinMessage = handle<"pin_message", typeof PinMessage>(PinMessage, (input, { actor, services, socket }) =>
  services.messages.pin(actor, input, { address: socket.data.address, userAgent: "" }),
);
