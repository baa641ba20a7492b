"use client";

import { AuditAction, type AuditEntry } from "@banter/protocol";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { useApi } from "../../lib/use-api.ts";
import { useSettled } from "../../lib/use-settled.ts";
import { Button } from "../ui/button.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { When } from "../ui/when.tsx";
import { AdminHeading } from "./admin-heading.tsx";
import { AUDIT_WORDS } from "./audit-words.ts";
import { type Column, PagedTable } from "./paged-table.tsx";

const ACTIONS = [
  { value: "", label: "Everything" },
  ...AuditAction.options.map((action) => ({ value: action, label: AUDIT_WORDS[action] })),
];

const NO_FILTER = { actor: "", target: "", action: "", from: "", to: "" };

const columns: readonly Column<AuditEntry>[] = [
  {
    label: "What",
    cell: (entry) => (
      <>
        <p className="break-words">
          <span className="font-medium">{entry.actor.name}</span>{" "}
          <span className="text-ink-soft">{AUDIT_WORDS[entry.action].toLowerCase()}</span>{" "}
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
  { label: "When", isWide: true, cell: ({ createdAt }) => <When at={createdAt} /> },
  {
    label: "From",
    isWide: true,
    cell: ({ address }) => <span className="break-all font-mono text-ink-soft text-sm">{address ?? "—"}</span>,
  },
];

/** What moderators did. */
export function AuditPage() {
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
      <AdminHeading title="Audit" intro="Everything that moderators did, the newest first. Nobody can change it.">
        <Button asChild look="outline">
          <a href={`/api/admin/audit.csv?${new URLSearchParams(given)}`} download>
            <Download aria-hidden />
            Export as CSV
          </a>
        </Button>
      </AdminHeading>
      <search aria-label="Filter" className="mb-5 grid grid-cols-2 gap-3 lg:grid-cols-5">
        <TextField label="Who" placeholder="Beginning of a name" autoComplete="off" {...fieldFor("actor")} />
        <TextField label="Whom" placeholder="Name or address" autoComplete="off" {...fieldFor("target")} />
        <div className="col-span-2 lg:col-span-1">
          <SelectField label="What" options={ACTIONS} {...fieldFor("action")} />
        </div>
        <TextField label="From" type="date" {...fieldFor("from")} />
        <TextField label="To" type="date" {...fieldFor("to")} />
      </search>
      <PagedTable
        caption="Acts of moderation"
        columns={columns}
        query={{ ...query, items: query.data?.pages.flatMap((page) => page.entries) }}
        empty={<p className="text-ink-soft">Nothing like that was done.</p>}
      />
    </>
  );
}
