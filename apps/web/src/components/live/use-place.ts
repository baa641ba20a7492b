"use client";

import { useState } from "react";
import { newPlace, type Place } from "../../lib/held-rooms.ts";
import { heldRoomsOf } from "../../lib/held-rooms-of.ts";
import { useBanter } from "./banter-context.tsx";

/** Where the person was in the room when they left it, or at its end. */
export function usePlace(roomId: string): Place {
  const client = useBanter();
  const [place] = useState(() => (client && heldRoomsOf(client).placeOf(roomId)) ?? newPlace());
  return place;
}
