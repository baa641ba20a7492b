"use client";

import type { RoomSort } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { cn } from "../../lib/class-names.ts";
import { inputStyles } from "../ui/text-field.tsx";

const SORTS = ["ACTIVE", "MEMBERS", "NEWEST", "NAME"] as const satisfies readonly RoomSort[];

/** In which order the rooms are; the address keeps it. */
export function RoomSortChoice({ sort }: { sort: RoomSort }) {
  const t = useTranslations("directory");
  return (
    <select
      aria-label={t("sort.label")}
      value={sort}
      onChange={({ target }) => {
        const next = new URLSearchParams(window.location.search);
        next.set("sort", target.value);
        window.history.replaceState(null, "", `?${next}`);
      }}
      className={cn(inputStyles, "h-11 px-2.5")}
    >
      {SORTS.map((value) => (
        <option key={value} value={value}>
          {t(`sort.${value}`)}
        </option>
      ))}
    </select>
  );
}
