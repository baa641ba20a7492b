"use client";

import type { Room } from "@banter/protocol";
import Link from "next/link";
import { cn } from "../../lib/class-names.ts";
import { RoomGlyph } from "../ui/room-glyph.tsx";

interface JoinedRoomLinkProps {
  room: Room;
  isCurrent: boolean;
  isUnread: boolean;
}

export function JoinedRoomLink({ room, isCurrent, isUnread }: JoinedRoomLinkProps) {
  return (
    <Link
      href={`/rooms/${room.id}`}
      prefetch={false}
      aria-current={isCurrent ? "page" : undefined}
      className={cn(
        "flex h-11 items-center gap-2.5 rounded-md px-2.5 text-ink-soft hover:bg-sunken hover:text-ink md:h-9",
        isUnread && "font-semibold text-ink",
        isCurrent && "bg-accent-soft text-ink hover:bg-accent-soft",
      )}
    >
      <RoomGlyph kind={room.kind} className={isCurrent ? "text-accent-text" : ""} />
      <bdi className="min-w-0 flex-1 truncate">{room.name}</bdi>
      {isUnread && (
        <span className="size-2 shrink-0 rounded-full bg-spark">
          <span className="sr-only">New messages</span>
        </span>
      )}
    </Link>
  );
}
