"use client";

import { LIMITS } from "@banter/protocol";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { asSentence } from "../../lib/as-sentence.ts";
import { type QueryProblem, readMessageQuery } from "../../lib/message-query.ts";
import { useApi } from "../../lib/use-api.ts";
import { useSearch } from "../../lib/use-search.ts";
import { useIssueText } from "../../texts/use-error-text.ts";
import { PageHeading } from "../shell/page-heading.tsx";
import { Button } from "../ui/button.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { FoundMessages } from "./found-messages.tsx";
import { SearchHelp } from "./search-help.tsx";

/** Messages by their words, in all of one's rooms or in one. */
export function SearchPage() {
  const t = useTranslations("search");
  const { typed, setTyped, search, settle } = useSearch();
  const roomId = useSearchParams().get("room") ?? undefined;
  const read = readMessageQuery(search, roomId);
  return (
    <div className="scrollbar-slim h-full overflow-y-auto">
      <div className="mx-auto grid max-w-3xl gap-5 px-4 py-6 sm:px-6 sm:py-10">
        <PageHeading title={t("title")}>{t("text")}</PageHeading>
        <div className="grid gap-2">
          <SearchField
            label={t("label")}
            placeholder={t("label")}
            maxLength={LIMITS.messageSearchMaxChars}
            value={typed}
            onChange={setTyped}
            onLeave={settle}
          />
          {roomId && <InRoom roomId={roomId} />}
        </div>
        {search === "" ? (
          <SearchHelp />
        ) : read.ok ? (
          <FoundMessages query={read.query} />
        ) : (
          <p role="status" className="text-ink-soft">
            <Problem problem={read.problem} />
          </p>
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
  return problem.kind === "noWord" ? t("problem.noWord") : asSentence(issueText(problem.message));
}

/** That only one room is searched, and the way out of it. */
function InRoom({ roomId }: { roomId: string }) {
  const t = useTranslations("search");
  const api = useApi();
  const { data: room } = useQuery(api.rooms.get.queryOptions({ roomId }));

  function searchEverywhere(): void {
    const params = new URLSearchParams(window.location.search);
    params.delete("room");
    window.history.replaceState(null, "", params.size > 0 ? `?${params}` : window.location.pathname);
  }

  return (
    <p className="flex items-center gap-1 text-ink-soft text-sm">
      <span className="truncate">
        {t.rich("inRoom", {
          room: room?.name ?? t("thisRoom"),
          bdi: (words) => <bdi className="font-medium text-ink">{words}</bdi>,
        })}
      </span>
      <Button look="quiet" size="sm" onClick={searchEverywhere}>
        <X aria-hidden />
        {t("everywhere")}
      </Button>
    </p>
  );
}
