"use client";

import type { Room } from "@banter/protocol";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useApi } from "../../lib/use-api.ts";
import { JoinPanel } from "./join-panel.tsx";
import { MembersPanel } from "./members-panel.tsx";
import { RoomGone } from "./room-gone.tsx";
import { RoomHeader } from "./room-header.tsx";
import { RoomHistory } from "./room-history.tsx";
import { RoomTimeline } from "./room-timeline.tsx";
import { useMembersPanel } from "./use-members-panel.ts";

/** A room: its conversation for those who are in it, a door for those who are not. */
export function RoomView({ roomId }: { roomId: string }) {
  const api = useApi();
  const { data: room } = useQuery(api.rooms.get.queryOptions({ roomId }));
  const panel = useMembersPanel();

  if (!room) return <RoomGone />;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <RoomHeader room={room} areMembersShown={panel.isOpen} onToggleMembers={() => panel.setOpen(!panel.isOpen)} />
      <div className="flex min-h-0 flex-1">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          {room.myRole ? <Conversation room={room} /> : <JoinPanel room={room} />}
        </div>
        <MembersPanel room={room} panel={panel} />
      </div>
    </div>
  );
}

/** What is said now, or with `?at=` in the address what was said there. */
function Conversation({ room }: { room: Room }) {
  const atSeq = Number(useSearchParams().get("at"));
  if (Number.isSafeInteger(atSeq) && atSeq > 0) return <RoomHistory key={atSeq} room={room} atSeq={atSeq} />;
  return <RoomTimeline key={room.id} room={room} />;
}
