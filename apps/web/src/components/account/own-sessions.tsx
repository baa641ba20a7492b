"use client";

import { toAppError } from "@banter/client";
import type { OwnSession } from "@banter/protocol";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { api } from "../../lib/api.ts";
import { describeDevice } from "../../lib/describe-device.ts";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { PeopleSkeleton } from "../people/people-skeleton.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { OtherAddresses } from "../ui/other-addresses.tsx";
import { When } from "../ui/when.tsx";
import { AccountSection } from "./account-section.tsx";

/** Where one is logged in, and the way to end it there. */
export function OwnSessions() {
  const errorText = useErrorText();
  const t = useTranslations("account");
  const keys = useApi();
  const queries = useQueryClient();
  const { data, error } = useQuery(keys.ownAccount.sessions.queryOptions({}));
  const list = useRef<HTMLDivElement>(null);
  const end = useMutation({
    mutationFn: async (session: OwnSession | "others") => {
      if (session === "others") await api.ownAccount.endOtherSessions.mutate({});
      else await api.ownAccount.endSession.mutate({ sessionId: session.id });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.ownAccount.sessions.queryKey() }),
    // the button that had the focus goes with its session
    onSuccess: () => list.current?.focus(),
  });
  const failure = error ?? (end.error && toAppError(end.error).code !== "NOT_FOUND" ? end.error : null);
  const sessions = data?.sessions;

  return (
    <AccountSection title={t("sessions.title")} description={t("sessions.text")}>
      <div ref={list} tabIndex={-1} className="grid gap-4 outline-none">
        {failure && <Notice tone="danger">{errorText(failure)}</Notice>}
        {!sessions && !error && <PeopleSkeleton />}
        {sessions && (
          <ul
            aria-label={t("sessions.title")}
            className="divide-y overflow-hidden rounded-lg border bg-raised shadow-card"
          >
            {sessions.map((session) => (
              <SessionItem
                key={session.id}
                session={session}
                isBusy={end.isPending}
                onEnd={() => end.mutate(session)}
              />
            ))}
          </ul>
        )}
        {sessions && sessions.length > 1 && (
          <Button
            look="outline"
            className="justify-self-start"
            aria-disabled={end.isPending}
            onClick={() => !end.isPending && end.mutate("others")}
          >
            {t("sessions.endOthers")}
          </Button>
        )}
      </div>
    </AccountSection>
  );
}

interface SessionItemProps {
  session: OwnSession;
  isBusy: boolean;
  onEnd(): void;
}

function SessionItem({ session, isBusy, onEnd }: SessionItemProps) {
  const tc = useTranslations("common");
  const t = useTranslations("account");
  const { address, otherAddresses, userAgent, createdAt, lastUsedAt, isCurrent } = session;
  const device = describeDevice(userAgent, tc);
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span title={userAgent} className="break-words font-medium">
            {device}
          </span>
          {isCurrent && <Badge tone="accent">{t("sessions.thisDevice")}</Badge>}
        </p>
        <p className="break-all font-mono text-ink-soft text-sm">{address}</p>
        <p className="flex flex-wrap gap-x-3 text-ink-faint text-sm">
          {!isCurrent && <span>{tc.rich("lastUsed", { when: () => <When at={lastUsedAt} /> })}</span>}
          <span>{t.rich("sessions.loggedIn", { when: () => <When at={createdAt} /> })}</span>
        </p>
        <OtherAddresses addresses={otherAddresses} />
      </div>
      {!isCurrent && (
        <Button
          look="outline"
          size="sm"
          aria-label={t("sessions.endNamed", { device, address })}
          aria-disabled={isBusy}
          onClick={() => !isBusy && onEnd()}
        >
          {t("sessions.end")}
        </Button>
      )}
    </li>
  );
}
