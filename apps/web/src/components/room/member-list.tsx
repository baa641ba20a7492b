"use client";

import type { Room } from "@banter/protocol";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { membersIn } from "../../lib/room-pages.ts";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { LoadMore } from "../ui/load-more.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { MemberItem } from "./member-item.tsx";

const SKELETON_ROWS = ["a", "b", "c", "d"] as const;

/** Who is in the room: the owner first, then in the order in which they came. */
export function MemberList({ room }: { room: Room }) {
  const errorText = useErrorText();
  const t = useTranslations("room");
  const api = useApi();
  const query = useInfiniteQuery(
    api.rooms.members.infiniteQueryOptions({ roomId: room.id }, { getNextPageParam: (page) => page.nextCursor }),
  );

  if (query.isPending) return <MemberSkeleton />;
  if (!query.data) {
    return <p className="p-4 text-danger-text text-sm">{errorText(query.error)}</p>;
  }
  return (
    <div className="scrollbar-slim min-h-0 flex-1 overflow-y-auto p-2">
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-px">
        {membersIn(query.data).map((member) => (
          <MemberItem key={member.id} member={member} room={room} />
        ))}
      </ul>
      {query.hasNextPage && (
        <LoadMore
          label={t("members.more")}
          isLoading={query.isFetchingNextPage}
          hasFailed={query.isFetchNextPageError}
          onLoad={query.fetchNextPage}
        />
      )}
    </div>
  );
}

function MemberSkeleton() {
  const t = useTranslations("room");
  return (
    <div className="grid gap-3 p-4">
      <span className="sr-only">{t("members.loading")}</span>
      {SKELETON_ROWS.map((row) => (
        <div key={row} className="flex items-center gap-2.5">
          <Skeleton className="size-7 rounded-speech" />
          <Skeleton className="h-4 w-28" />
        </div>
      ))}
    </div>
  );
}
