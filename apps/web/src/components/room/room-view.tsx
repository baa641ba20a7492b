"use client";

import type { Room } from "@banter/protocol";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { conversationPath } from "../../lib/conversation-path.ts";
import { useHydrated } from "../../lib/use-hydrated.ts";
import { useTitle } from "../../lib/use-title.ts";
import { ErrorScreen } from "../error-screen.tsx";
import { useRoom } from "../live/use-room.ts";
import { ConversationSkeleton } from "./conversation-skeleton.tsx";
import { JoinPanel } from "./join-panel.tsx";
import { MembersPanel } from "./members-panel.tsx";
import { MessagesSkeleton } from "./messages-skeleton.tsx";
import { RoomGone } from "./room-gone.tsx";
import { RoomHeader } from "./room-header.tsx";
import { RoomHistory } from "./room-history.tsx";
import { RoomTimeline } from "./room-timeline.tsx";
import { useMembersPanel } from "./use-members-panel.ts";

/** A room: its conversation for those who are in it, a door for those who are not. */
export function RoomView({ roomId }: { roomId: string }) {
  const { room, isGone, error, retry } = useRoom(roomId);
  const panel = useMembersPanel();
  const [tools, setTools] = useState<HTMLElement | null>(null);
  useTitle(room?.name);
  useAddressOf(room);

  if (isGone) return <RoomGone />;
  if (!room) return error ? <ErrorScreen error={error} retry={retry} /> : <ConversationSkeleton />;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <RoomHeader
        room={room}
        tools={setTools}
        areMembersShown={panel.isOpen}
        onToggleMembers={() => panel.setOpen(!panel.isOpen)}
      />
      <div className="flex min-h-0 flex-1">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          {room.myRole ? <Conversation room={room} tools={tools} /> : <JoinPanel room={room} />}
        </div>
        <MembersPanel room={room} panel={panel} />
      </div>
    </div>
  );
}

/** What is said now, or with `?at=` in the address what was said there. */
function Conversation({ room, tools }: { room: Room; tools: HTMLElement | null }) {
  const atSeq = Number(useSearchParams().get("at"));
  const isHydrated = useHydrated(); // a server does not know at what hours the person lives
  if (Number.isSafeInteger(atSeq) && atSeq > 0) {
    return isHydrated ? <RoomHistory key={atSeq} room={room} atSeq={atSeq} mayWrite /> : <MessagesSkeleton rows={8} />;
  }
  return <RoomTimeline key={room.id} room={room} tools={tools} />;
}

/** A conversation of two goes by the other person, also where one comes to it as to a room. */
function useAddressOf(room: Room | undefined): void {
  useEffect(() => {
    if (room?.person) window.history.replaceState(null, "", conversationPath(room) + window.location.search);
  }, [room]);
}
