"use client";

import type { BannedPersonPage } from "@banter/protocol";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api as client } from "../../lib/api.ts";
import { useApi } from "../../lib/use-api.ts";
import { Button } from "../ui/button.tsx";
import { AdminHeading } from "./admin-heading.tsx";
import { BanEnd } from "./ban-end.tsx";
import { BanTabs } from "./ban-tabs.tsx";
import { type Column, PagedTable } from "./paged-table.tsx";
import { PersonName } from "./person-name.tsx";
import { type Act, ReasonDialog } from "./reason-dialog.tsx";

type Ban = BannedPersonPage["bans"][number];

/** People who are kept out now. */
export function UserBansPage() {
  const api = useApi();
  const [act, setAct] = useState<Act | null>(null);
  const query = useInfiniteQuery(
    api.admin.userBans.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  const columns: readonly Column<Ban>[] = [
    {
      label: "Who",
      cell: (ban) => (
        <PersonName
          person={ban.user}
          note={
            <>
              <span dir="auto" className="block break-words text-ink-soft">
                {ban.reason}
              </span>
              <BanEnd {...ban} />
            </>
          }
        />
      ),
    },
    {
      label: "Why",
      isWide: true,
      cell: ({ reason }) => (
        <span dir="auto" className="break-words">
          {reason}
        </span>
      ),
    },
    { label: "How long", isWide: true, cell: (ban) => <BanEnd {...ban} /> },
    {
      label: "Lift",
      cell: ({ user }) => (
        <Button
          look="outline"
          size="sm"
          aria-label={`Lift the ban of ${user.username}`}
          onClick={() =>
            setAct({
              title: `Let ${user.username} in again?`,
              description: "The ban is lifted at once.",
              confirmLabel: "Lift the ban",
              done: `${user.username} is no longer banned`,
              run: (reason) => client.moderation.unbanUser.mutate({ userId: user.id, reason }),
            })
          }
        >
          Lift…
        </Button>
      ),
    },
  ];
  return (
    <>
      <AdminHeading title="Bans" intro="Who is kept out now, the newest first. To ban somebody, open their page." />
      <BanTabs />
      <PagedTable
        caption="Banned people"
        columns={columns}
        query={{ ...query, items: query.data?.pages.flatMap((page) => page.bans) }}
        empty={<p className="text-ink-soft">Nobody is banned.</p>}
      />
      <ReasonDialog act={act} onClose={() => setAct(null)} />
    </>
  );
}
