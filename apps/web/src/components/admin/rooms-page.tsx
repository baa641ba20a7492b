"use client";

import { LIMITS, type ListAllRooms, type ListedRoom } from "@banter/protocol";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { cn } from "../../lib/class-names.ts";
import { formatCount } from "../../lib/format-count.ts";
import { useApi } from "../../lib/use-api.ts";
import { useSearch } from "../../lib/use-search.ts";
import { Badge } from "../ui/badge.tsx";
import { RoomGlyph } from "../ui/room-glyph.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { inputStyles } from "../ui/text-field.tsx";
import { When } from "../ui/when.tsx";
import { AdminHeading } from "./admin-heading.tsx";
import { type Column, PagedTable } from "./paged-table.tsx";
import { RoomActions } from "./room-actions.tsx";

const SHOWN: Record<ListAllRooms["show"], string> = {
  ALL: "All rooms",
  PUBLIC: "Public",
  PRIVATE: "Private",
  ARCHIVED: "Archived",
};

const columns: readonly Column<ListedRoom>[] = [
  { label: "Room", cell: (room) => <RoomName room={room} /> },
  { label: "Members", isWide: true, cell: ({ memberCount }) => memberCount },
  { label: "Messages", isWide: true, cell: ({ messageCount }) => countMessages(messageCount) },
  {
    label: "Last message",
    isWide: true,
    cell: ({ lastMessageAt }) => (lastMessageAt ? <When at={lastMessageAt} /> : "None"),
  },
  { label: "Created", isWide: true, cell: ({ createdAt }) => <When at={createdAt} /> },
  { label: "Actions", cell: (room) => <RoomActions room={room} /> },
];

/** All rooms but those of direct messages. */
export function RoomsPage() {
  const api = useApi();
  const { typed, setTyped, search, settle } = useSearch();
  const [show, setShow] = useState<ListAllRooms["show"]>("ALL");
  const query = useInfiniteQuery(
    api.admin.rooms.infiniteQueryOptions(
      { search: search.slice(0, LIMITS.searchMaxChars), show },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <AdminHeading
        title="Rooms"
        intro="Public and private ones, the newest first. Direct messages are nobody else’s."
      />
      <div className="mb-4 flex flex-wrap gap-3">
        <div className="min-w-48 flex-1">
          <SearchField
            label="Search rooms"
            placeholder="A part of a name"
            maxLength={LIMITS.searchMaxChars}
            value={typed}
            onChange={setTyped}
            onLeave={settle}
          />
        </div>
        <select
          aria-label="Which to show"
          value={show}
          onChange={(event) => setShow(event.target.value as ListAllRooms["show"])}
          className={cn(inputStyles, "h-11 px-2.5")}
        >
          {Object.entries(SHOWN).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <PagedTable
        caption="Rooms"
        columns={columns}
        query={{ ...query, items: query.data?.pages.flatMap((page) => page.rooms) }}
        empty={
          <>
            <h2 className="font-semibold text-lg">No room is called that</h2>
            <p className="text-ink-soft">The search looks at any part of a name.</p>
          </>
        }
      />
    </>
  );
}

function RoomName({ room }: { room: ListedRoom }) {
  const { id, name, kind, owner, memberCount, messageCount, lastMessageAt, archivedAt, isMember } = room;
  const isOpen = isMember || kind === "PUBLIC";
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
        <RoomGlyph kind={kind} className="text-ink-faint" />
        {isOpen ? (
          <Link href={`/rooms/${id}`} className="break-words rounded-sm font-medium hover:underline">
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <bdi className="break-words font-medium">{name}</bdi>
        )}
        {archivedAt && <Badge tone="plain">Archived</Badge>}
      </p>
      <p className="text-ink-soft text-sm">
        {owner ? (
          <>
            Owner{" "}
            <Link href={`/admin/users/${owner.id}`} className="rounded-sm underline decoration-1 underline-offset-3">
              {owner.username}
            </Link>
          </>
        ) : (
          "Nobody is in it"
        )}
      </p>
      <p className="text-ink-faint text-sm lg:hidden">
        {formatCount(memberCount, "member")} · {countMessages(messageCount)} messages
        {lastMessageAt && (
          <>
            {" "}
            · <When at={lastMessageAt} />
          </>
        )}
      </p>
    </div>
  );
}

function countMessages(count: number): string {
  const known = Math.min(count, LIMITS.adminMessagesMaxCounted).toLocaleString();
  return count > LIMITS.adminMessagesMaxCounted ? `${known}+` : known;
}
