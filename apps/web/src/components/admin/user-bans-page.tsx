"use client";

import type { BannedPersonPage } from "@banter/protocol";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
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
  const t = useTranslations("admin");
  const api = useApi();
  const [act, setAct] = useState<Act | null>(null);
  const query = useInfiniteQuery(
    api.admin.userBans.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  const columns: readonly Column<Ban>[] = [
    {
      label: t("userBans.who"),
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
      label: t("why"),
      isWide: true,
      cell: ({ reason }) => (
        <span dir="auto" className="break-words">
          {reason}
        </span>
      ),
    },
    { label: t("howLong"), isWide: true, cell: (ban) => <BanEnd {...ban} /> },
    {
      label: t("lift.label"),
      isAtEnd: true,
      cell: ({ user }) => (
        <Button
          look="outline"
          size="sm"
          aria-label={t("lift.named", { name: user.username })}
          onClick={() =>
            setAct({
              title: t("lift.title", { name: user.username }),
              description: t("lift.text"),
              confirmLabel: t("lift.confirm"),
              done: t("lift.done", { name: user.username }),
              run: (reason) => client.moderation.unbanUser.mutate({ userId: user.id, reason }),
            })
          }
        >
          {t("lift.open")}
        </Button>
      ),
    },
  ];
  return (
    <>
      <AdminHeading title={t("bans.title")} intro={t("userBans.intro")} />
      <BanTabs />
      <PagedTable
        caption={t("userBans.caption")}
        columns={columns}
        query={{ ...query, items: query.data?.pages.flatMap((page) => page.bans) }}
        empty={<p className="text-ink-soft">{t("userBans.none")}</p>}
      />
      <ReasonDialog act={act} onClose={() => setAct(null)} />
    </>
  );
}
