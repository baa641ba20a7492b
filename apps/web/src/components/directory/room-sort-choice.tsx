"use client";

import type { RoomSort } from "@banter/protocol";
import { cn } from "../../lib/class-names.ts";
import { inputStyles } from "../ui/text-field.tsx";

const SORTS: readonly { value: RoomSort; label: string }[] = [
  { value: "ACTIVE", label: "Most active first" },
  { value: "MEMBERS", label: "Most members first" },
  { value: "NEWEST", label: "Newest first" },
  { value: "NAME", label: "By name" },
];

/** In which order the rooms are; the address keeps it. */
export function RoomSortChoice({ sort }: { sort: RoomSort }) {
  return (
    <select
      aria-label="Order of rooms"
      value={sort}
      onChange={({ target }) => {
        const next = new URLSearchParams(window.location.search);
        next.set("sort", target.value);
        window.history.replaceState(null, "", `?${next}`);
      }}
      className={cn(inputStyles, "h-11 px-2.5")}
    >
      {SORTS.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
