"use client";

import { LIMITS, type ListedPerson } from "@banter/protocol";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useApi } from "../../lib/use-api.ts";
import { useSearch } from "../../lib/use-search.ts";
import type { Texts } from "../../texts/texts.ts";
import { SearchField } from "../ui/search-field.tsx";
import { Select } from "../ui/select.tsx";
import { When } from "../ui/when.tsx";
import { AdminHeading } from "./admin-heading.tsx";
import { type Column, PagedTable } from "./paged-table.tsx";
import { PersonName } from "./person-name.tsx";

const columnsIn = (t: Texts<"admin">): readonly Column<ListedPerson>[] => [
  {
    label: t("people.name"),
    cell: (person) => (
      <PersonName
        person={person}
        note={
          person.seenAt
            ? t.rich("people.lastIn", { when: () => <When at={person.seenAt ?? ""} /> })
            : t("people.neverIn")
        }
      />
    ),
  },
  { label: t("people.signedUp"), isWide: true, cell: ({ createdAt }) => <When at={createdAt} /> },
  {
    label: t("people.lastLogIn"),
    isWide: true,
    cell: ({ seenAt }) => (seenAt ? <When at={seenAt} /> : t("people.never")),
  },
];

/** Everybody who has an account. */
export function PeoplePage() {
  const t = useTranslations("admin");
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
      <AdminHeading title={t("sections.people")} intro={t("people.intro")} />
      <div className="mb-4 flex flex-wrap gap-3">
        <div className="min-w-48 flex-1">
          <SearchField
            label={t("people.search")}
            placeholder={t("people.searchHint")}
            maxLength={LIMITS.searchMaxChars}
            value={typed}
            onChange={setTyped}
            onLeave={settle}
          />
        </div>
        <Select
          aria-label={t("people.show")}
          value={role}
          onChange={(event) => setRole(event.target.value === "ADMIN" ? "ADMIN" : "ALL")}
          options={[
            { value: "ALL", label: t("people.everybody") },
            { value: "ADMIN", label: t("people.admins") },
          ]}
        />
      </div>
      <PagedTable
        caption={t("sections.people")}
        columns={columnsIn(t)}
        query={{ ...query, items: query.data?.pages.flatMap((page) => page.people) }}
        empty={
          <>
            <h2 className="font-semibold text-lg">{t("people.none")}</h2>
            <p className="text-ink-soft">{t("people.noneHint")}</p>
          </>
        }
      />
    </>
  );
}
