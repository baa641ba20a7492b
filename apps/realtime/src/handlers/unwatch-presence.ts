import { WatchPresence } from "@banter/protocol";
import { handle } from "../handle.ts";

export const unwatchPresence = handle<"unwatch_presence", typeof WatchPresence>(
  WatchPresence,
  async (input, { socket, services }) => services.presence.unfollow(socket, input.userIds),
);
