"use client";

import type { Room, RoomUnread } from "@banter/protocol";
import { cn } from "../../lib/class-names.ts";
import { ArchivedMark } from "../ui/archived-mark.tsx";
import { MutedMark } from "../ui/muted-mark.tsx";
import { RoomGlyph } from "../ui/room-glyph.tsx";
import { MentionBadge, UnreadBadge } from "../ui/unread-badge.tsx";
import { PageLink } from "./page-link.tsx";
import { UnsentMark } from "./unsent-mark.tsx";

interface JoinedRoomLinkProps {
  room: Room;
  isCurrent: boolean;
  /** Undefined until the server has said. */
  standing: RoomUnread | undefined;
}

export function JoinedRoomLink({ room, isCurrent, standing }: JoinedRoomLinkProps) {
  const { unread, mentions, notify } = standing ?? { unread: 0, mentions: 0, notify: "MENTIONS" };
  const isMuted = notify === "NOTHING";
  return (
    <PageLink
      href={`/rooms/${room.id}`}
      aria-current={isCurrent ? "page" : undefined}
      className={cn(
        "flex h-11 items-center gap-2.5 rounded-md px-2.5 text-ink-soft hover:bg-sunken hover:text-ink md:h-9",
        unread > 0 && !isMuted && "font-semibold text-ink",
        isMuted && "text-ink-faint",
        isCurrent && "bg-accent-soft text-ink hover:bg-accent-soft",
      )}
    >
      <RoomGlyph kind={room.kind} className={isCurrent ? "text-accent-text" : ""} />
      <bdi className="min-w-0 flex-1 truncate">{room.name}</bdi>
      {!isCurrent && <UnsentMark roomId={room.id} />}
      {room.archivedAt !== null && <ArchivedMark />}
      {isMuted && <MutedMark />}
      {mentions > 0 && <MentionBadge count={mentions} isQuiet={isMuted} />}
      {unread > 0 && !isMuted && <UnreadBadge count={unread} isQuiet={notify === "MENTIONS"} />}
    </PageLink>
  );
}
