"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { MessageQuery } from "../../lib/message-query.ts";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { MessagesSkeleton } from "../room/messages-skeleton.tsx";
import { Button } from "../ui/button.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { FoundMessage } from "./found-message.tsx";

type Query = Extract<MessageQuery, { ok: true }>["query"];

export function FoundMessages({ query }: { query: Query }) {
  const errorText = useErrorText();
  const t = useTranslations("search");
  const api = useApi();
  const found = useInfiniteQuery(
    api.messages.search.infiniteQueryOptions(query, {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );

  if (found.isPending) return <MessagesSkeleton rows={4} />;
  if (!found.data) {
    return (
      <div className="grid justify-items-center gap-4 py-10 text-center">
        <p role="alert">{errorText(found.error)}</p>
        <Button look="outline" onClick={() => found.refetch()}>
          {t("tryAgain")}
        </Button>
      </div>
    );
  }
  const results = found.data.pages.flatMap((page) => page.results);
  if (results.length === 0) {
    return (
      <p role="status" className="rounded-lg border border-dashed px-5 py-8 text-center text-ink-soft">
        {t.rich("none", { search: query.query, bdi: (words) => <bdi>{words}</bdi> })}
      </p>
    );
  }
  return (
    <section aria-label={t("found")} aria-busy={found.isPlaceholderData}>
      <ol className="grid gap-2">
        {results.map((result) => (
          <FoundMessage key={result.message.id} result={result} search={query.query} />
        ))}
      </ol>
      {found.hasNextPage && (
        <LoadMore
          label={t("more")}
          isLoading={found.isFetchingNextPage}
          hasFailed={found.isFetchNextPageError}
          onLoad={found.fetchNextPage}
        />
      )}
    </section>
  );
}
