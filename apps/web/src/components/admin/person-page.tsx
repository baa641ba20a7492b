"use client";

import type { PersonDetails } from "@banter/protocol";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { When } from "../ui/when.tsx";
import { PersonActions } from "./person-actions.tsx";
import { PersonBans } from "./person-bans.tsx";
import { PersonBadges } from "./person-name.tsx";
import { PersonSessions } from "./person-sessions.tsx";

/** Everything about one person, and what can be done about it. */
export function PersonPage({ userId }: { userId: string }) {
  const errorText = useErrorText();
  const t = useTranslations("admin");
  const query = useQuery(useApi().admin.person.queryOptions({ userId }));
  if (query.data) return <PersonView person={query.data} />;
  if (!query.error) return <Skeleton className="h-40 w-full rounded-lg" />;
  return (
    <div className="grid justify-items-center gap-4 py-16 text-center">
      <h1 className="font-bold text-2xl tracking-tight">{t("person.failed")}</h1>
      <p role="alert">{errorText(query.error)}</p>
      <Button look="outline" onClick={() => query.refetch()}>
        {t("person.tryAgain")}
      </Button>
    </div>
  );
}

function PersonView({ person }: { person: PersonDetails }) {
  const t = useTranslations("admin");
  const { username, ban, createdAt, seenAt, roomsCount, friendsCount } = person;
  return (
    <div className="grid gap-8">
      <div className="grid gap-5">
        <div className="flex items-start gap-4">
          <Avatar username={username} />
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-2">
              <h1 className="break-all font-bold text-2xl tracking-tight">{username}</h1>
              <PersonBadges {...person} />
            </div>
            <p className="text-ink-soft">
              {t.rich("person.signedUp", { when: () => <When at={createdAt} /> })}
              {seenAt && (
                <>
                  {" · "} {t.rich("person.lastLogIn", { when: () => <When at={seenAt} /> })}
                </>
              )}
              {` · ${t("person.rooms", { count: roomsCount })} · ${t("person.friends", { count: friendsCount })}`}
            </p>
          </div>
        </div>
        {ban && (
          <Notice tone="danger">
            <p className="font-medium">
              {ban.until
                ? t.rich("person.bannedUntil", { when: () => <When at={ban.until ?? ""} /> })
                : t("person.bannedForGood")}{" "}
              {ban.bannedBy && ` ${t("ban.by", { name: ban.bannedBy.username })}`}
            </p>
            <p dir="auto" className="break-words">
              {ban.reason}
            </p>
          </Notice>
        )}
        <PersonActions person={person} />
      </div>
      <PersonSessions sessions={person.sessions} />
      <PersonBans bans={person.bans} />
    </div>
  );
}
