"use client";

import { AuditAction, type AuditEntry } from "@banter/protocol";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useApi } from "../../lib/use-api.ts";
import { useSettled } from "../../lib/use-settled.ts";
import type { Texts } from "../../texts/texts.ts";
import { Button } from "../ui/button.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { When } from "../ui/when.tsx";
import { AdminHeading } from "./admin-heading.tsx";

import { type Column, PagedTable } from "./paged-table.tsx";

const NO_FILTER = { actor: "", target: "", action: "", from: "", to: "" };

const columnsIn = (t: Texts<"admin">): readonly Column<AuditEntry>[] => [
  {
    label: t("audit.what"),
    cell: (entry) => (
      <>
        <p className="break-words">
          <span className="font-medium">{entry.actor.name}</span>{" "}
          <span className="text-ink-soft">{t(`audit.did.${entry.action}`)}</span>{" "}
          <span className="break-all font-medium">{entry.target.name}</span>
        </p>
        <p dir="auto" className="break-words text-ink-soft">
          {entry.reason}
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

/** What moderators did. */
export function AuditPage() {
  const t = useTranslations("admin");
  const api = useApi();
  const [filter, setFilter] = useState(NO_FILTER);
  const asked = useSettled(filter);
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
  const action = AuditAction.safeParse(asked.action);
  const query = useInfiniteQuery(
    api.admin.audit.infiniteQueryOptions(
      { ...given, action: action.success ? action.data : undefined },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const fieldFor = (name: keyof typeof NO_FILTER) => ({
    value: filter[name],
    onChange: (event: { target: { value: string } }) => setFilter({ ...filter, [name]: event.target.value }),
  });

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
      <search aria-label={t("audit.filter")} className="mb-5 grid grid-cols-2 gap-3 lg:grid-cols-5">
        <TextField label={t("audit.who")} placeholder={t("audit.whoHint")} autoComplete="off" {...fieldFor("actor")} />
        <TextField
          label={t("audit.whom")}
          placeholder={t("audit.whomHint")}
          autoComplete="off"
          {...fieldFor("target")}
        />
        <div className="col-span-2 lg:col-span-1">
          <SelectField
            label={t("audit.what")}
            options={[
              { value: "", label: t("audit.everything") },
              ...AuditAction.options.map((value) => ({ value, label: t(`audit.acts.${value}`) })),
            ]}
            {...fieldFor("action")}
          />
        </div>
        <TextField label={t("audit.from")} type="date" {...fieldFor("from")} />
        <TextField label={t("audit.to")} type="date" {...fieldFor("to")} />
      </search>
      <PagedTable
        caption={t("audit.caption")}
        columns={columnsIn(t)}
        query={{ ...query, items: query.data?.pages.flatMap((page) => page.entries) }}
        empty={<p className="text-ink-soft">{t("audit.none")}</p>}
      />
    </>
  );
}
