"use client";

import type { AddressBan } from "@banter/protocol";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api as client } from "../../lib/api.ts";
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
  const api = useApi();
  const [act, setAct] = useState<Act | null>(null);
  const [isBanning, setBanning] = useState(false);
  const query = useInfiniteQuery(
    api.admin.addressBans.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  const columns: readonly Column<AddressBan>[] = [
    {
      label: "Address",
      cell: (ban) => (
        <>
          <span className="break-all font-mono text-sm">{ban.network}</span>
          <div className="text-sm lg:hidden">
            <span dir="auto" className="block break-words text-ink-soft">
              {ban.reason}
            </span>
            <BanEnd {...ban} />
          </div>
        </>
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
      cell: ({ id, network }) => (
        <Button
          look="outline"
          size="sm"
          aria-label={`Lift the ban of ${network}`}
          onClick={() =>
            setAct({
              title: `Let ${network} in again?`,
              description: "The ban is lifted at once, for everybody who comes from there.",
              confirmLabel: "Lift the ban",
              done: `${network} is no longer banned`,
              run: (reason) => client.addressBans.unban.mutate({ banId: id, reason }),
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
      <AdminHeading title="Bans" intro="Where nobody may come from now, the newest first.">
        <Button look="danger" onClick={() => setBanning(true)}>
          Ban an address…
        </Button>
      </AdminHeading>
      <BanTabs />
      <PagedTable
        caption="Banned addresses"
        columns={columns}
        query={{ ...query, items: query.data?.pages.flatMap((page) => page.bans) }}
        empty={<p className="text-ink-soft">No address is banned.</p>}
      />
      <BanAddressesDialog open={isBanning} onOpenChange={setBanning} />
      <ReasonDialog act={act} onClose={() => setAct(null)} />
    </>
  );
}
