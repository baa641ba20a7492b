"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { LoadMore } from "../ui/load-more.tsx";
import { Notice } from "../ui/notice.tsx";
import { PeopleList } from "./people-list.tsx";
import { PeopleSkeleton } from "./people-skeleton.tsx";
import { PersonRow } from "./person-row.tsx";

/** The people whose names begin with the search. */
export function FoundPeople({ search }: { search: string }) {
  const errorText = useErrorText();
  const t = useTranslations("people");
  const api = useApi();
  const query = useInfiniteQuery(
    api.friends.find.infiniteQueryOptions(
      { search },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );

  if (query.isPending) return <PeopleSkeleton />;
  if (!query.data) return <Notice tone="danger">{errorText(query.error)}</Notice>;
  const people = query.data.pages.flatMap((page) => page.people);
  if (people.length === 0) {
    return (
      <p role="status" className="rounded-lg border border-dashed px-5 py-8 text-center text-ink-soft">
        {t.rich("found.none", { search, bdi: (words) => <bdi>{words}</bdi> })}
      </p>
    );
  }
  return (
    <div>
      <PeopleList title={t("found.title")}>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </PeopleList>
      {query.hasNextPage && (
        <LoadMore
          label={t("found.more")}
          isLoading={query.isFetchingNextPage}
          hasFailed={query.isFetchNextPageError}
          onLoad={query.fetchNextPage}
        />
      )}
    </div>
  );
}
