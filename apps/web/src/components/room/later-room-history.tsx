"use client";

import type { Room } from "@banter/protocol";
import { latePart } from "../../lib/late-part.ts";
import { MessagesSkeleton } from "./messages-skeleton.tsx";

const useHistoryPart = latePart(() => import("./room-history.tsx"));

/** What was said at some time; comes after the page, for most visits begin with what is said now. */
export function RoomHistory(props: { room: Room; atSeq: number }) {
  const part = useHistoryPart(true);
  return part ? <part.RoomHistory {...props} /> : <MessagesSkeleton rows={8} />;
}
