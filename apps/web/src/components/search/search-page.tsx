"use client";

import { LIMITS } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { asSentence } from "../../lib/as-sentence.ts";
import { findRoomByName } from "../../lib/find-room-by-name.ts";
import { type QueryProblem, readMessageQuery } from "../../lib/message-query.ts";
import { useSearch } from "../../lib/use-search.ts";
import { useIssueText } from "../../texts/use-error-text.ts";
import { PageHeading } from "../shell/page-heading.tsx";
import { useJoinedRooms } from "../shell/use-joined-rooms.ts";
import { Notice } from "../ui/notice.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { FoundMessages } from "./found-messages.tsx";
import { SearchFilters } from "./search-filters.tsx";
import { SearchHelp } from "./search-help.tsx";
import { useSearchFilters } from "./use-search-filters.ts";

/** Messages by their words, their author and their days, in all of one's rooms or in one. */
export function SearchPage() {
  const t = useTranslations("search");
  const { typed, setTyped, search, settle } = useSearch();
  const narrowed = useSearchFilters();
  const { author, from, to } = narrowed.filters;
  const isNothingAsked = search === "" && !author && !from && !to;
  const rooms = useJoinedRooms();
  const read = readMessageQuery(search, narrowed.filters, (name) => findRoomByName(rooms ?? [], name)?.id);
  return (
    <div className="scrollbar-slim h-full overflow-y-auto">
      <div className="mx-auto grid max-w-3xl gap-5 px-4 py-6 sm:px-6 sm:py-10">
        <PageHeading title={t("title")}>{t("text")}</PageHeading>
        <div className="grid gap-3">
          <SearchField
            label={t("label")}
            placeholder={t("label")}
            maxLength={LIMITS.messageSearchMaxChars}
            value={typed}
            onChange={setTyped}
            onLeave={settle}
          />
          <SearchFilters search={narrowed} />
        </div>
        {isNothingAsked ? (
          <SearchHelp />
        ) : read.ok ? (
          <FoundMessages query={read.query} />
        ) : (
          <Notice tone="info">
            <Problem problem={read.problem} />
          </Notice>
        )}
      </div>
    </div>
  );
}

/** What is wrong with what was typed. */
function Problem({ problem }: { problem: QueryProblem }) {
  const t = useTranslations("search");
  const issueText = useIssueText();
  if (problem.kind === "day") return t("problem.day", { word: problem.word });
  if (problem.kind === "room") return t("problem.room", { name: problem.name });
  return asSentence(issueText(problem.message));
}
