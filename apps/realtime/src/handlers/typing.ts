import { RoomRef } from "@banter/protocol";
import { handle } from "../handle.ts";

export const typing = handle<"typing", typeof RoomRef>(RoomRef, (input, { actor, services }) =>
  services.typing.say(actor, input),
);
