import { RoomRef } from "@banter/protocol";
import { handle } from "../handle.ts";

export const leaveRoom = handle<"leave_room", typeof RoomRef>(RoomRef, (input, { actor, services }) =>
  services.rooms.leave(actor, input),
);
