"use client";

import { toAppError } from "@banter/client";
import type { PersonDetails } from "@banter/protocol";
import { useQuery } from "@tanstack/react-query";
import { asSentence } from "../../lib/as-sentence.ts";
import { formatCount } from "../../lib/format-count.ts";
import { useApi } from "../../lib/use-api.ts";
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
  const query = useQuery(useApi().admin.person.queryOptions({ userId }));
  if (query.data) return <PersonView person={query.data} />;
  if (!query.error) return <Skeleton className="h-40 w-full rounded-lg" />;
  return (
    <div className="grid justify-items-center gap-4 py-16 text-center">
      <h1 className="font-bold text-2xl tracking-tight">This person could not be shown</h1>
      <p role="alert">{asSentence(toAppError(query.error).message)}</p>
      <Button look="outline" onClick={() => query.refetch()}>
        Try again
      </Button>
    </div>
  );
}

function PersonView({ person }: { person: PersonDetails }) {
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
              Signed up <When at={createdAt} />
              {seenAt && (
                <>
                  {" · last log-in "}
                  <When at={seenAt} />
                </>
              )}
              {` · ${formatCount(roomsCount, "room")} · ${formatCount(friendsCount, "friend")}`}
            </p>
          </div>
        </div>
        {ban && (
          <Notice tone="danger">
            <p className="font-medium">
              Banned {ban.until ? <>until {<When at={ban.until} />}</> : "for good"}
              {ban.bannedBy && ` by ${ban.bannedBy.username}`}
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
