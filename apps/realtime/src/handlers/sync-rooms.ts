import { SyncRooms } from "@banter/protocol";
import { handle } from "../handle.ts";

export const syncRooms = handle<"sync_rooms", typeof SyncRooms>(SyncRooms, (input, { actor, services }) =>
  services.messages.sync(actor, input),
);
