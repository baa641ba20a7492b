"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { leaveFocus } from "../../lib/leave-focus.ts";
import { useApi } from "../../lib/use-api.ts";
import { useJoinedRooms } from "../shell/use-joined-rooms.ts";
import { Button } from "../ui/button.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { AuthorField } from "./author-field.tsx";
import type { useSearchFilters } from "./use-search-filters.ts";

/** What a search is narrowed to: a room, an author, days. */
export function SearchFilters({ search }: { search: ReturnType<typeof useSearchFilters> }) {
  const t = useTranslations("search");
  const { filters, isAny, set, clear } = search;
  const rooms = useRoomOptions(filters.roomId);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend in sight
    <div role="group" aria-label={t("filters.label")} className="grid grid-cols-2 gap-x-3 gap-y-2 sm:grid-cols-4">
      <SelectField
        label={t("filters.room")}
        options={[{ value: "", label: t("filters.allRooms") }, ...rooms]}
        value={filters.roomId ?? ""}
        onChange={({ target }) => set({ room: target.value })}
        className="min-w-0"
      />
      <AuthorField roomId={filters.roomId} />
      <TextField
        label={t("filters.from")}
        type="date"
        max={filters.to}
        value={filters.from ?? ""}
        onChange={({ target }) => set({ from: target.value })}
        className="min-w-0"
      />
      <TextField
        label={t("filters.to")}
        type="date"
        min={filters.from}
        value={filters.to ?? ""}
        onChange={({ target }) => set({ to: target.value })}
        className="min-w-0"
      />
      {isAny && (
        <Button ref={leaveFocus} look="quiet" size="sm" className="col-span-full justify-self-start" onClick={clear}>
          <X aria-hidden />
          {t("filters.clear")}
        </Button>
      )}
    </div>
  );
}

/** The rooms that one is in; and the one that is chosen, which may be a conversation of two. */
function useRoomOptions(chosenId: string | undefined) {
  const t = useTranslations("search");
  const api = useApi();
  const joined = useJoinedRooms();
  const isListed = joined?.some(({ id }) => id === chosenId) ?? true;
  const { data: chosen } = useQuery(
    api.rooms.get.queryOptions({ roomId: chosenId ?? "" }, { enabled: chosenId !== undefined && !isListed }),
  );
  const options = (joined ?? []).map(({ id, name }) => ({ value: id, label: name }));
  if (chosenId === undefined || (joined && isListed)) return options;
  return [{ value: chosenId, label: chosen?.name ?? t("thisRoom") }, ...options];
}
