"use client";

import { toAppError } from "@banter/client";
import { AuditAction, type AuditEntry } from "@banter/protocol";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { fieldErrors } from "../../lib/field-errors.ts";
import { showNetwork } from "../../lib/show-network.ts";
import { useApi } from "../../lib/use-api.ts";
import { useSettled } from "../../lib/use-settled.ts";
import type { Texts } from "../../texts/texts.ts";
import { useIssueText } from "../../texts/use-error-text.ts";
import { Button } from "../ui/button.tsx";
import { When } from "../ui/when.tsx";
import { AdminHeading } from "./admin-heading.tsx";
import { AuditFilterFields, filterIn, type TypedFilter } from "./audit-filter.tsx";
import { spellBanLength } from "./ban-length.ts";
import { type Column, PagedTable } from "./paged-table.tsx";

const columnsIn = (t: Texts<"admin">): readonly Column<AuditEntry>[] => [
  {
    label: t("audit.what"),
    cell: (entry) => (
      <>
        <p className="break-words">
          <span className="font-medium">{entry.actor.name}</span>{" "}
          <span className="text-ink-soft">{t(`audit.did.${entry.action}`)}</span>{" "}
          <span className="break-all font-medium">{showNetwork(entry.target.name)}</span>
        </p>
        <p dir="auto" className="break-words text-ink-soft">
          {entry.reason}
        </p>
        <p className="break-words text-ink-faint text-sm empty:hidden">
          {entry.details.roomName && t.rich("audit.inRoom", { name: () => <bdi>{entry.details.roomName}</bdi> })}
          {isBan(entry) && spellBanLength(entry.details.minutes, t)}
        </p>
        <p className="text-ink-faint text-sm lg:hidden">
          <When at={entry.createdAt} />
          {entry.address && ` · ${entry.address}`}
        </p>
      </>
    ),
  },
  { label: t("audit.when"), isWide: true, cell: ({ createdAt }) => <When at={createdAt} /> },
  {
    label: t("audit.whence"),
    isWide: true,
    cell: ({ address }) => <span className="break-all font-mono text-ink-soft text-sm">{address ?? "—"}</span>,
  },
];

/** What moderators did; the page's address may say of whom, of what room, and so on. */
export function AuditPage() {
  const params = useSearchParams();
  return <AuditView key={params.toString()} initial={filterIn(params)} />;
}

function AuditView({ initial }: { initial: TypedFilter }) {
  const t = useTranslations("admin");
  const issueText = useIssueText();
  const api = useApi();
  const [filter, setFilter] = useState(initial);
  const asked = useSettled(filter);
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
  const action = AuditAction.safeParse(asked.action);
  const query = useInfiniteQuery(
    api.admin.audit.infiniteQueryOptions(
      { ...given, action: action.success ? action.data : undefined },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const { address } = query.error ? fieldErrors(toAppError(query.error), ["address"], issueText) : {};

  return (
    <>
      <AdminHeading title={t("audit.title")} intro={t("audit.intro")}>
        <Button asChild look="outline">
          <a href={`/api/admin/audit.csv?${new URLSearchParams(given)}`} download>
            <Download aria-hidden />
            {t("audit.export")}
          </a>
        </Button>
      </AdminHeading>
      <AuditFilterFields filter={filter} onChange={setFilter} addressError={address} />
      <PagedTable
        caption={t("audit.caption")}
        columns={columnsIn(t)}
        query={{ ...query, items: address ? [] : query.data?.pages.flatMap((page) => page.entries) }}
        empty={<p className="text-ink-soft">{t("audit.none")}</p>}
      />
    </>
  );
}

function isBan({ action }: AuditEntry): boolean {
  return action === "ban_user" || action === "ban_address";
}
