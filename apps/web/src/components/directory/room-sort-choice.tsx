"use client";

import type { RoomSort } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { Select } from "../ui/select.tsx";

const SORTS = ["ACTIVE", "MEMBERS", "NEWEST", "NAME"] as const satisfies readonly RoomSort[];

/** In which order the rooms are; the address keeps it. */
export function RoomSortChoice({ sort }: { sort: RoomSort }) {
  const t = useTranslations("directory");
  return (
    <Select
      className="max-sm:w-36"
      aria-label={t("sort.label")}
      value={sort}
      onChange={({ target }) => {
        const next = new URLSearchParams(window.location.search);
        next.set("sort", target.value);
        window.history.replaceState(null, "", `?${next}`);
      }}
      options={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
    />
  );
}
