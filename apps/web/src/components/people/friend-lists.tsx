"use client";

import type { Friend } from "@banter/protocol";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { formatDayShort } from "../../lib/format-time.ts";
import { browserTimeStyle } from "../../lib/time-style.ts";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { PeopleList } from "./people-list.tsx";
import { PeopleSkeleton } from "./people-skeleton.tsx";
import { PersonRow } from "./person-row.tsx";

/** Who asks, whom one asked, and whose friend one is. */
export function FriendLists() {
  const errorText = useErrorText();
  const t = useTranslations("people");
  const api = useApi();
  const { data, error } = useQuery(api.friends.list.queryOptions({}));
  const [nowMs] = useState(Date.now);

  if (error) return <Notice tone="danger">{errorText(error)}</Notice>;
  if (!data) return <PeopleSkeleton />;
  const { asked, askedCount, requested, friends } = data;
  if (asked.length + requested.length + friends.length === 0) {
    return <p className="rounded-lg border border-dashed px-5 py-10 text-center text-ink-soft">{t("friends.none")}</p>;
  }
  const rows = (people: Friend[], since: "asked" | "since") =>
    people.map((person) => (
      <PersonRow
        key={person.id}
        person={person}
        note={t(`friends.${since}`, { day: formatDayShort(Date.parse(person.since), nowMs, browserTimeStyle()) })}
      />
    ));
  return (
    <>
      {asked.length > 0 && (
        <PeopleList title={t("friends.theyAsk", { count: askedCount })}>
          {rows(asked, "asked")}
          {askedCount > asked.length && <li className="px-4 py-2.5 text-ink-soft text-sm">{t("friends.moreAsked")}</li>}
        </PeopleList>
      )}
      {friends.length > 0 && (
        <PeopleList title={t("friends.yours", { count: friends.length })}>{rows(friends, "since")}</PeopleList>
      )}
      {requested.length > 0 && (
        <PeopleList title={t("friends.youAsk", { count: requested.length })}>{rows(requested, "asked")}</PeopleList>
      )}
    </>
  );
}
