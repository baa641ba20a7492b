"use client";

import { useTranslations } from "use-intl";
import { useCanFormat } from "../../lib/formatting/formatter.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { MessagesSkeleton } from "../room/messages-skeleton.tsx";
import { Button } from "../ui/button.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { FoundMessage } from "./found-message.tsx";
import { type FoundQuery, useFoundMessages } from "./use-found-messages.ts";

/** What is found, and for those who do not see it, how much. */
export function FoundMessages({ query }: { query: FoundQuery }) {
  const t = useTranslations("search");
  const found = useFoundMessages(query);
  const count = found.data?.pages.reduce((sum, { results }) => sum + results.length, 0) ?? 0;
  const isSettled = count > 0 && !found.isPlaceholderData;
  return (
    <>
      <p role="status" className="sr-only">
        {isSettled && t(found.hasNextPage ? "countSoFar" : "count", { count })}
      </p>
      <Results query={query} found={found} />
    </>
  );
}

interface ResultsProps {
  query: FoundQuery;
  found: ReturnType<typeof useFoundMessages>;
}

function Results({ query, found }: ResultsProps) {
  const errorText = useErrorText();
  const t = useTranslations("search");
  const search = query.query ?? "";
  const results = found.data?.pages.flatMap((page) => page.results) ?? [];
  // before the parser is there, spoilers could be read
  const canFormat = useCanFormat(results.map(({ message }) => message.body ?? ""));

  if (found.isPending || !canFormat) return <MessagesSkeleton rows={4} />;
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
  if (results.length === 0) {
    return (
      <p role="status" className="rounded-lg border border-dashed px-5 py-8 text-center text-ink-soft">
        {search === "" ? t("noneThere") : t.rich("none", { search, bdi: (words) => <bdi>{words}</bdi> })}
      </p>
    );
  }
  return (
    <section aria-label={t("found")} aria-busy={found.isPlaceholderData}>
      <ol className="grid gap-2">
        {results.map((result) => (
          <FoundMessage key={result.message.id} result={result} search={search} />
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
