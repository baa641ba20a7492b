"use client";

import type { RoomSort } from "@banter/protocol";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { directoryQuery } from "../../lib/directory-query.ts";
import { roomsIn } from "../../lib/room-pages.ts";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { Button } from "../ui/button.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { DirectorySkeleton } from "./directory-skeleton.tsx";
import { EmptyDirectory } from "./empty-directory.tsx";
import { RoomRow } from "./room-row.tsx";

/** The rooms whose names contain the search, in the order that was chosen. */
export function RoomList({ search, sort }: { search: string; sort: RoomSort }) {
  const errorText = useErrorText();
  const t = useTranslations("directory");
  const api = useApi();
  const query = useInfiniteQuery(
    api.rooms.list.infiniteQueryOptions(directoryQuery(search, sort), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );

  if (query.isPending) return <DirectorySkeleton />;
  if (!query.data) {
    return (
      <div className="grid justify-items-center gap-4 py-16 text-center">
        <p>{errorText(query.error)}</p>
        <Button look="outline" onClick={() => query.refetch()}>
          {t("tryAgain")}
        </Button>
      </div>
    );
  }
  const rooms = roomsIn(query.data);
  if (rooms.length === 0) return <EmptyDirectory search={search} />;
  return (
    <>
      <ul className="divide-y overflow-hidden rounded-lg border bg-raised shadow-card">
        {rooms.map((room) => (
          <RoomRow key={room.id} room={room} />
        ))}
      </ul>
      {query.hasNextPage && (
        <LoadMore
          label={t("more")}
          isLoading={query.isFetchingNextPage}
          hasFailed={query.isFetchNextPageError}
          onLoad={query.fetchNextPage}
        />
      )}
    </>
  );
}
