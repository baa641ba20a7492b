"use client";

import { toAppError } from "@banter/client";
import type { Friend } from "@banter/protocol";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { asSentence } from "../../lib/as-sentence.ts";
import { formatDay } from "../../lib/format-time.ts";
import { browserTimeStyle } from "../../lib/time-style.ts";
import { useApi } from "../../lib/use-api.ts";
import { Notice } from "../ui/notice.tsx";
import { PeopleList } from "./people-list.tsx";
import { PeopleSkeleton } from "./people-skeleton.tsx";
import { PersonRow } from "./person-row.tsx";

/** Who asks, whom one asked, and whose friend one is. */
export function FriendLists() {
  const api = useApi();
  const { data, error } = useQuery(api.friends.list.queryOptions({}));
  const [nowMs] = useState(Date.now);

  if (error) return <Notice tone="danger">{asSentence(toAppError(error).message)}</Notice>;
  if (!data) return <PeopleSkeleton />;
  const { asked, askedCount, requested, friends } = data;
  if (asked.length + requested.length + friends.length === 0) {
    return (
      <p className="rounded-lg border border-dashed px-5 py-10 text-center text-ink-soft">
        No friends here yet. Search for somebody by name and ask them.
      </p>
    );
  }
  const rows = (people: Friend[], since: string) =>
    people.map((person) => (
      <PersonRow
        key={person.id}
        person={person}
        note={`${since}: ${formatDay(Date.parse(person.since), nowMs, browserTimeStyle())}`}
      />
    ));
  return (
    <>
      {asked.length > 0 && (
        <PeopleList title={`They ask you (${askedCount})`}>
          {rows(asked, "Asked")}
          {askedCount > asked.length && (
            <li className="px-4 py-2.5 text-ink-soft text-sm">More are shown as you answer these.</li>
          )}
        </PeopleList>
      )}
      {friends.length > 0 && (
        <PeopleList title={`Your friends (${friends.length})`}>{rows(friends, "Friends since")}</PeopleList>
      )}
      {requested.length > 0 && (
        <PeopleList title={`You ask them (${requested.length})`}>{rows(requested, "Asked")}</PeopleList>
      )}
    </>
  );
}
