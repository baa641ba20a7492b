"use client";

import { LIMITS, type Member, type Room } from "@banter/protocol";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { groupByPresence } from "../../lib/group-by-presence.ts";
import { membersIn } from "../../lib/room-pages.ts";
import { useApi } from "../../lib/use-api.ts";
import { useSettled } from "../../lib/use-settled.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useBanter } from "../live/banter-context.tsx";
import { usePresenceVersion } from "../people/use-presence.ts";
import { LoadMore } from "../ui/load-more.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { MemberItem } from "./member-item.tsx";

const SKELETON_ROWS = ["a", "b", "c", "d"] as const;

/** So many are found at a glance. */
const SEARCHED_FROM = 12;

/** Who is in the room; of many, those whose names begin with what is typed. */
export function MemberList({ room }: { room: Room }) {
  const t = useTranslations("room");
  const [typed, setTyped] = useState("");
  const search = useSettled(typed.trim());
  return (
    <>
      {room.memberCount >= SEARCHED_FROM && (
        <div className="px-3 pt-2">
          <SearchField
            label={t("members.search")}
            placeholder={t("members.search")}
            maxLength={LIMITS.usernameMaxChars}
            value={typed}
            onChange={setTyped}
            onLeave={() => {}}
          />
        </div>
      )}
      <FoundMembers room={room} search={search} />
    </>
  );
}

/** Those who are there first; among them the owner, then all in the order in which they came. */
function FoundMembers({ room, search }: { room: Room; search: string }) {
  const errorText = useErrorText();
  const t = useTranslations("room");
  const api = useApi();
  const presence = useBanter()?.presence;
  usePresenceVersion();
  const query = useInfiniteQuery(
    api.rooms.members.infiniteQueryOptions(
      // the same query as elsewhere as long as nothing is searched
      { roomId: room.id, ...(search && { search }) },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );

  if (query.isPending) return <MemberSkeleton />;
  if (!query.data) {
    return <p className="p-4 text-danger-text text-sm">{errorText(query.error)}</p>;
  }
  // while the next letters are asked for, and of those who come in meanwhile, those that fit
  const isFound = ({ username }: Member) => username.toLowerCase().startsWith(search.toLowerCase());
  const members = membersIn(query.data).filter(isFound);
  const groups = groupByPresence(members, ({ id }) => presence?.stateOf(id) ?? "unknown");
  const isSplit = groups !== null && groups.here.length > 0 && groups.away.length > 0;
  return (
    <div className="scrollbar-slim min-h-0 flex-1 overflow-y-auto p-2">
      {members.length === 0 && (
        <p role="status" className="px-2 py-1 text-ink-soft text-sm">
          {t("members.nobody")}
        </p>
      )}
      <MemberGroup room={room} title={isSplit ? t("members.here") : null} members={isSplit ? groups.here : members} />
      {isSplit && <MemberGroup room={room} title={t("members.away")} members={groups.away} />}
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

interface MemberGroupProps {
  room: Room;
  /** Null where there is one group only. */
  title: string | null;
  members: readonly Member[];
}

function MemberGroup({ room, title, members }: MemberGroupProps) {
  const headingId = useId();
  return (
    <>
      {title !== null && (
        <h3 id={headingId} className="px-2 pt-2 pb-1 font-medium text-ink-faint text-xs">
          {title}
        </h3>
      )}
      <ul aria-labelledby={title === null ? undefined : headingId} className="grid grid-cols-[minmax(0,1fr)] gap-px">
        {members.map((member) => (
          <MemberItem key={member.id} member={member} room={room} />
        ))}
      </ul>
    </>
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
