"use client";

import { LIMITS, type ListAllRooms, type ListedRoom } from "@banter/protocol";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useApi } from "../../lib/use-api.ts";
import { useSearch } from "../../lib/use-search.ts";
import type { Texts } from "../../texts/texts.ts";
import { Badge } from "../ui/badge.tsx";
import { RoomGlyph } from "../ui/room-glyph.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { Select } from "../ui/select.tsx";
import { When } from "../ui/when.tsx";
import { AdminHeading } from "./admin-heading.tsx";
import { type Column, PagedTable } from "./paged-table.tsx";
import { RoomActions } from "./room-actions.tsx";

const SHOWN = ["ALL", "PUBLIC", "PRIVATE", "ARCHIVED"] as const satisfies readonly ListAllRooms["show"][];

const columnsIn = (t: Texts<"admin">, language: string): readonly Column<ListedRoom>[] => [
  { label: t("rooms.room"), cell: (room) => <RoomName room={room} /> },
  { label: t("rooms.members"), isWide: true, cell: ({ memberCount }) => memberCount },
  { label: t("rooms.messages"), isWide: true, cell: ({ messageCount }) => countMessages(messageCount, language) },
  {
    label: t("rooms.lastMessage"),
    isWide: true,
    cell: ({ lastMessageAt }) => (lastMessageAt ? <When at={lastMessageAt} /> : t("rooms.none")),
  },
  { label: t("rooms.created"), isWide: true, cell: ({ createdAt }) => <When at={createdAt} /> },
  { label: t("rooms.actions"), isAtEnd: true, cell: (room) => <RoomActions room={room} /> },
];

/** All rooms but those of direct messages. */
export function RoomsPage() {
  const t = useTranslations("admin");
  const language = useLocale();
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
      <AdminHeading title={t("sections.rooms")} intro={t("rooms.intro")} />
      <div className="mb-4 flex flex-wrap gap-3">
        <div className="min-w-48 flex-1">
          <SearchField
            label={t("rooms.search")}
            placeholder={t("rooms.searchHint")}
            maxLength={LIMITS.searchMaxChars}
            value={typed}
            onChange={setTyped}
            onLeave={settle}
          />
        </div>
        <Select
          aria-label={t("rooms.which")}
          value={show}
          onChange={(event) => setShow(event.target.value as ListAllRooms["show"])}
          options={SHOWN.map((value) => ({ value, label: t(`rooms.show.${value}`) }))}
        />
      </div>
      <PagedTable
        caption={t("sections.rooms")}
        columns={columnsIn(t, language)}
        query={{ ...query, items: query.data?.pages.flatMap((page) => page.rooms) }}
        empty={
          <>
            <h2 className="font-semibold text-lg">{t("rooms.nothing")}</h2>
            <p className="text-ink-soft">{t("rooms.nothingHint")}</p>
          </>
        }
      />
    </>
  );
}

function RoomName({ room }: { room: ListedRoom }) {
  const tc = useTranslations("common");
  const t = useTranslations("admin");
  const { id, name, kind, owner, memberCount, messageCount, lastMessageAt, archivedAt, isMember } = room;
  const language = useLocale();
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
        {archivedAt && <Badge tone="plain">{t("rooms.archived")}</Badge>}
      </p>
      <p className="text-ink-soft text-sm">
        {owner ? (
          <>
            {t("rooms.owner")}{" "}
            <Link href={`/admin/users/${owner.id}`} className="rounded-sm underline decoration-1 underline-offset-3">
              {owner.username}
            </Link>
          </>
        ) : (
          t("rooms.nobody")
        )}
      </p>
      <p className="text-ink-faint text-sm lg:hidden">
        {tc("members", { count: memberCount })} ·{" "}
        {t("rooms.countedMessages", { count: messageCount, shown: countMessages(messageCount, language) })}
        {lastMessageAt && (
          <span className="block">{t.rich("rooms.lastMessageAt", { when: () => <When at={lastMessageAt} /> })}</span>
        )}
      </p>
    </div>
  );
}

function countMessages(count: number, language: string): string {
  const known = Math.min(count, LIMITS.adminMessagesMaxCounted).toLocaleString(language);
  return count > LIMITS.adminMessagesMaxCounted ? `${known}+` : known;
}
