import { SetPresence } from "@banter/protocol";
import { handle } from "../handle.ts";

export const setPresence = handle<"set_presence", typeof SetPresence>(
  SetPresence,
  async (input, { socket, services }) => services.presence.say(socket, input.state),
);
