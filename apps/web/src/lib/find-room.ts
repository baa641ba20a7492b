import { AppError, type Room, RoomRef } from "@banter/protocol";
import { cache } from "react";
import { getActor, getServices } from "../server/session.ts";

/** The room that an address names, if there is one that this page's visitor may know of. Looked up once per request. */
export const findRoom = cache(async (roomId: string): Promise<Room | null> => {
  const actor = await getActor();
  const ref = RoomRef.safeParse({ roomId });
  if (!actor || !ref.success) return null;
  try {
    return await getServices().rooms.get(actor, ref.data);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
});
