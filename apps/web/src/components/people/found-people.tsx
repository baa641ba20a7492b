"use client";

import { toAppError } from "@banter/client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { asSentence } from "../../lib/as-sentence.ts";
import { useApi } from "../../lib/use-api.ts";
import { LoadMore } from "../ui/load-more.tsx";
import { Notice } from "../ui/notice.tsx";
import { PeopleList } from "./people-list.tsx";
import { PeopleSkeleton } from "./people-skeleton.tsx";
import { PersonRow } from "./person-row.tsx";

/** The people whose names begin with the search. */
export function FoundPeople({ search }: { search: string }) {
  const api = useApi();
  const query = useInfiniteQuery(
    api.friends.find.infiniteQueryOptions(
      { search },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );

  if (query.isPending) return <PeopleSkeleton />;
  if (!query.data) return <Notice tone="danger">{asSentence(toAppError(query.error).message)}</Notice>;
  const people = query.data.pages.flatMap((page) => page.people);
  if (people.length === 0) {
    return (
      <p role="status" className="rounded-lg border border-dashed px-5 py-8 text-center text-ink-soft">
        Nobody’s name begins with “<bdi>{search}</bdi>”.
      </p>
    );
  }
  return (
    <div>
      <PeopleList title="Found">
        {people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </PeopleList>
      {query.hasNextPage && (
        <LoadMore
          label="Load more people"
          isLoading={query.isFetchingNextPage}
          hasFailed={query.isFetchNextPageError}
          onLoad={query.fetchNextPage}
        />
      )}
    </div>
  );
}
