import { AppError, type DirectConversation, DirectRef } from "@banter/protocol";
import { cache } from "react";
import { getActor, getServices } from "../server/session.ts";

/** How it is between this page's visitor and the person that an address names. Looked up once per request. */
export const findConversation = cache(async (userId: string): Promise<DirectConversation | null> => {
  const actor = await getActor();
  const ref = DirectRef.safeParse({ userId });
  if (!actor || !ref.success) return null;
  try {
    return await getServices().direct.get(actor, ref.data);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
});
