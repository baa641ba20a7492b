import { WatchPresence } from "@banter/protocol";
import { handle } from "../handle.ts";

export const watchPresence = handle<"watch_presence", typeof WatchPresence>(
  WatchPresence,
  (input, { socket, services }) => services.presence.follow(socket, input.userIds),
);
