"use client";

import type { AddressBan } from "@banter/protocol";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api as client } from "../../lib/api.ts";
import { showNetwork } from "../../lib/show-network.ts";
import { useApi } from "../../lib/use-api.ts";
import { Button } from "../ui/button.tsx";
import { AdminHeading } from "./admin-heading.tsx";
import { BanAddressesDialog } from "./ban-addresses-dialog.tsx";
import { BanEnd } from "./ban-end.tsx";
import { BanTabs } from "./ban-tabs.tsx";
import { type Column, PagedTable } from "./paged-table.tsx";
import { type Act, ReasonDialog } from "./reason-dialog.tsx";

/** Addresses and networks that are kept out now. */
export function AddressBansPage() {
  const t = useTranslations("admin");
  const api = useApi();
  const [act, setAct] = useState<Act | null>(null);
  const [isBanning, setBanning] = useState(false);
  const query = useInfiniteQuery(
    api.admin.addressBans.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  const columns: readonly Column<AddressBan>[] = [
    {
      label: t("addressBans.address"),
      cell: (ban) => (
        <>
          <span className="break-all font-mono text-sm">{showNetwork(ban.network)}</span>
          <div className="text-ink-faint text-sm lg:hidden">
            <span dir="auto" className="block break-words text-ink-soft">
              {ban.reason}
            </span>
            <BanEnd {...ban} />
          </div>
        </>
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
      cell: (ban) => {
        const name = showNetwork(ban.network);
        return (
          <Button
            look="outline"
            size="sm"
            aria-label={t("lift.named", { name })}
            onClick={() =>
              setAct({
                title: t("lift.title", { name }),
                description: t("lift.addressText"),
                confirmLabel: t("lift.confirm"),
                done: t("lift.done", { name }),
                run: (reason) => client.addressBans.unban.mutate({ banId: ban.id, reason }),
              })
            }
          >
            {t("lift.open")}
          </Button>
        );
      },
    },
  ];
  return (
    <>
      <AdminHeading title={t("bans.title")} intro={t("addressBans.intro")}>
        <Button look="danger" onClick={() => setBanning(true)}>
          {t("addressBans.open")}
        </Button>
      </AdminHeading>
      <BanTabs />
      <PagedTable
        caption={t("addressBans.caption")}
        columns={columns}
        query={{ ...query, items: query.data?.pages.flatMap((page) => page.bans) }}
        empty={<p className="text-ink-soft">{t("addressBans.none")}</p>}
      />
      <BanAddressesDialog open={isBanning} onOpenChange={setBanning} />
      <ReasonDialog act={act} onClose={() => setAct(null)} />
    </>
  );
}
