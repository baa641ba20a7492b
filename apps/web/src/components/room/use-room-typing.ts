"use client";

import type { RoomTyping } from "@banter/client";
import { useMemo } from "react";
import { useBanter } from "../live/banter-context.tsx";

/** Who writes in a room, and the way to say that one does; null while the server renders. */
export function useRoomTyping(roomId: string): RoomTyping | null {
  const client = useBanter();
  return useMemo(() => client?.typing(roomId) ?? null, [client, roomId]);
}
