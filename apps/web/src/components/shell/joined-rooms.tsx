"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { useUnread } from "../live/use-unread.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { JoinedRoomLink } from "./joined-room-link.tsx";
import { useJoinedRooms } from "./use-joined-rooms.ts";

/** The list of rooms that one is in. */
export function JoinedRooms() {
  const t = useTranslations("shell");
  const rooms = useJoinedRooms();
  const unread = useUnread();
  const pathname = usePathname();

  if (!rooms) return <JoinedRoomsSkeleton />;
  if (rooms.length === 0) {
    return <p className="px-2.5 py-1 text-ink-soft text-sm">{t("rooms.none")}</p>;
  }
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)] gap-px">
      {rooms.map((room) => (
        <li key={room.id} className="min-w-0">
          <JoinedRoomLink room={room} isCurrent={pathname === `/rooms/${room.id}`} standing={unread.get(room.id)} />
        </li>
      ))}
    </ul>
  );
}

function JoinedRoomsSkeleton() {
  return (
    <div className="grid gap-4 px-2.5 py-2">
      <Skeleton className="h-4 w-3/5" />
      <Skeleton className="h-4 w-4/5" />
      <Skeleton className="h-4 w-1/2" />
    </div>
  );
}
