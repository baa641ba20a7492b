"use client";

import { LIMITS } from "@banter/protocol";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { sortOf } from "../../lib/directory-query.ts";
import { useSearch } from "../../lib/use-search.ts";
import { SearchField } from "../ui/search-field.tsx";
import { CreateRoomButton } from "./create-room-button.tsx";
import { RoomList } from "./room-list.tsx";
import { RoomSortChoice } from "./room-sort-choice.tsx";

/** All rooms that one may see, and a way to make one more. */
export function RoomDirectory() {
  const t = useTranslations("directory");
  const { typed, setTyped, search, settle } = useSearch();
  const sort = sortOf(useSearchParams().get("sort"));
  return (
    <div className="scrollbar-slim h-full overflow-y-auto">
      <div className="mx-auto max-w-3xl px-4 py-6 sm:px-8 sm:py-10">
        <div className="flex items-center justify-between gap-3">
          <h1 className="font-bold text-2xl tracking-tight">{t("title")}</h1>
          <CreateRoomButton />
        </div>
        <p className="mt-1 text-ink-soft">{t("text")}</p>
        <div className="mt-6 mb-4 flex gap-2 sm:gap-3">
          <div className="min-w-0 flex-1">
            <SearchField
              label={t("search.label")}
              placeholder={t("search.placeholder")}
              maxLength={LIMITS.searchMaxChars}
              value={typed}
              onChange={setTyped}
              onLeave={settle}
            />
          </div>
          <RoomSortChoice sort={sort} />
        </div>
        <RoomList search={search} sort={sort} />
      </div>
    </div>
  );
}
