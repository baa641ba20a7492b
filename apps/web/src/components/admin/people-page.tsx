"use client";

import { LIMITS, type ListedPerson } from "@banter/protocol";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useState } from "react";
import { cn } from "../../lib/class-names.ts";
import { useApi } from "../../lib/use-api.ts";
import { useSearch } from "../../lib/use-search.ts";
import { inputStyles } from "../ui/text-field.tsx";
import { When } from "../ui/when.tsx";
import { AdminHeading } from "./admin-heading.tsx";
import { type Column, PagedTable } from "./paged-table.tsx";
import { PersonName } from "./person-name.tsx";

const columns: readonly Column<ListedPerson>[] = [
  {
    label: "Name",
    cell: (person) => (
      <PersonName person={person} note={person.seenAt ? <>Last log-in {<When at={person.seenAt} />}</> : "Never in"} />
    ),
  },
  { label: "Signed up", isWide: true, cell: ({ createdAt }) => <When at={createdAt} /> },
  { label: "Last log-in", isWide: true, cell: ({ seenAt }) => (seenAt ? <When at={seenAt} /> : "Never") },
];

/** Everybody who has an account. */
export function PeoplePage() {
  const api = useApi();
  const { typed, setTyped, search, settle } = useSearch();
  const [role, setRole] = useState<"ALL" | "ADMIN">("ALL");
  const query = useInfiniteQuery(
    api.admin.people.infiniteQueryOptions(
      { search: search.slice(0, LIMITS.searchMaxChars), role },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <AdminHeading
        title="People"
        intro="Everybody who has an account. Open one to see sessions, addresses and bans."
      />
      <div className="mb-4 flex flex-wrap gap-3">
        <search className="relative min-w-48 flex-1">
          <Search
            aria-hidden
            className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-ink-faint"
          />
          <input
            type="search"
            aria-label="Search people"
            placeholder="The beginning of a name"
            value={typed}
            maxLength={LIMITS.searchMaxChars}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={settle}
            className={cn(inputStyles, "h-11 w-full ps-10 pe-3")}
          />
        </search>
        <select
          aria-label="Whom to show"
          value={role}
          onChange={(event) => setRole(event.target.value === "ADMIN" ? "ADMIN" : "ALL")}
          className={cn(inputStyles, "h-11 px-2.5")}
        >
          <option value="ALL">Everybody</option>
          <option value="ADMIN">Admins</option>
        </select>
      </div>
      <PagedTable
        caption="People"
        columns={columns}
        query={{ ...query, items: query.data?.pages.flatMap((page) => page.people) }}
        empty={
          <>
            <h2 className="font-semibold text-lg">Nobody is called that</h2>
            <p className="text-ink-soft">The search looks at the beginning of names.</p>
          </>
        }
      />
    </>
  );
}
