"use client";

import type { Person } from "@banter/protocol";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { useApi } from "../../lib/use-api.ts";
import { RoomHistory } from "../room/room-history.tsx";
import { RoomTimeline } from "../room/room-timeline.tsx";
import { DirectClosed } from "./direct-closed.tsx";
import { DirectHeader } from "./direct-header.tsx";
import { FirstMessages } from "./first-messages.tsx";

/** The conversation with one other person: a room like any other, once either has written. */
export function DirectView({ person }: { person: Person }) {
  const api = useApi();
  const { data } = useQuery(api.direct.get.queryOptions({ userId: person.id }));
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const atSeq = Number(useSearchParams().get("at"));
  const isPast = Number.isSafeInteger(atSeq) && atSeq > 0;
  if (!data) return null;
  const { room, relation } = data;
  const closed = relation === "friends" ? null : <DirectClosed person={data.person} relation={relation} room={room} />;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <DirectHeader person={data.person} relation={relation} room={room} tools={setTools} />
      {!room && <FirstMessages person={data.person} insteadOfComposer={closed} />}
      {room && isPast && <RoomHistory key={atSeq} room={room} atSeq={atSeq} />}
      {room && !isPast && <RoomTimeline key={room.id} room={room} tools={tools} insteadOfComposer={closed} />}
    </div>
  );
}
