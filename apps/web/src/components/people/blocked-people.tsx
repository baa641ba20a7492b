"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { formatDayShort } from "../../lib/format-time.ts";
import { browserTimeStyle } from "../../lib/time-style.ts";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { useBlocking } from "./blocking-context.tsx";
import { PeopleSkeleton } from "./people-skeleton.tsx";

/** All whom one blocks, and the way to have them back. */
export function BlockedPeople() {
  const errorText = useErrorText();
  const t = useTranslations("people");
  const api = useApi();
  const { data, error } = useQuery(api.blocks.list.queryOptions({}));
  const { unblock } = useBlocking();
  const [nowMs] = useState(Date.now);

  if (error) return <Notice tone="danger">{errorText(error)}</Notice>;
  if (!data) return <PeopleSkeleton />;
  if (data.people.length === 0) {
    return <p className="rounded-lg border border-dashed px-5 py-8 text-center text-ink-soft">{t("blocked.none")}</p>;
  }
  return (
    <ul className="min-w-0 divide-y rounded-lg border bg-raised">
      {data.people.map((person) => (
        <li key={person.id} className="flex items-center gap-3 px-4 py-2.5">
          <Avatar username={person.username} size="sm" />
          <div className="min-w-0 flex-1">
            <p className="truncate font-medium">{person.username}</p>
            <p className="text-ink-faint text-sm">
              {t("blocked.since", { day: formatDayShort(Date.parse(person.blockedAt), nowMs, browserTimeStyle()) })}
            </p>
          </div>
          <Button
            look="outline"
            size="sm"
            aria-label={t("unblockNamed", { name: person.username })}
            onClick={() => unblock(person)}
          >
            {t("unblock")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
