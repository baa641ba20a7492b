"use client";

import { toAppError } from "@banter/client";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { useApi } from "../../lib/use-api.ts";
import { useTitle } from "../../lib/use-title.ts";
import { ErrorScreen } from "../error-screen.tsx";
import { ConversationSkeleton } from "../room/conversation-skeleton.tsx";
import { RoomHistory } from "../room/room-history.tsx";
import { RoomTimeline } from "../room/room-timeline.tsx";
import { DirectClosed } from "./direct-closed.tsx";
import { DirectHeader } from "./direct-header.tsx";
import { FirstMessages } from "./first-messages.tsx";
import { NobodyThere } from "./nobody-there.tsx";

/** The conversation with one other person: a room like any other, once either has written. */
export function DirectView({ userId }: { userId: string }) {
  const api = useApi();
  const { data, error, refetch } = useQuery(
    // a conversation that one comes back to is shown at once, however long one was elsewhere
    api.direct.get.queryOptions({ userId }, { gcTime: Number.POSITIVE_INFINITY }),
  );
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const atSeq = Number(useSearchParams().get("at"));
  const isPast = Number.isSafeInteger(atSeq) && atSeq > 0;
  useTitle(data?.person.username);
  if (error && toAppError(error).code === "NOT_FOUND") return <NobodyThere />;
  if (!data) return error ? <ErrorScreen error={error} retry={refetch} /> : <ConversationSkeleton />;
  const { person, room, relation } = data;
  const isOpen = relation === "friends";
  const closed = isOpen ? null : <DirectClosed person={person} relation={relation} room={room} />;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <DirectHeader person={person} relation={relation} room={room} tools={setTools} />
      {!room && <FirstMessages person={person} insteadOfComposer={closed} />}
      {room && isPast && <RoomHistory key={atSeq} room={room} atSeq={atSeq} mayWrite={isOpen} />}
      {room && !isPast && <RoomTimeline key={room.id} room={room} tools={tools} insteadOfComposer={closed} />}
    </div>
  );
}
