"use client";

import { DELETED_USERNAME, type Person, type Report } from "@banter/protocol";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Paperclip } from "lucide-react";
import { useState } from "react";
import { api as client } from "../../lib/api.ts";
import { REPORT_WORDS } from "../../lib/report-words.ts";
import { useApi } from "../../lib/use-api.ts";
import { Button } from "../ui/button.tsx";
import { When } from "../ui/when.tsx";
import { AdminHeading } from "./admin-heading.tsx";
import { BanUserDialog } from "./ban-user-dialog.tsx";
import { type Column, PagedTable } from "./paged-table.tsx";
import { PersonName } from "./person-name.tsx";
import { type Act, ReasonDialog } from "./reason-dialog.tsx";

const STATE_WORDS = { AS_REPORTED: null, EDITED: "Edited since", DELETED: "Deleted since" } as const;

/** What people have reported and nobody has decided on yet. */
export function ReportsPage() {
  const api = useApi();
  const [act, setAct] = useState<Act | null>(null);
  const [banned, setBanned] = useState<Person | null>(null);
  const query = useInfiniteQuery(
    api.admin.reports.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  const columns: readonly Column<Report>[] = [
    { label: "Message", cell: (report) => <ReportedMessage report={report} /> },
    { label: "Report", isWide: true, cell: (report) => <WhyReported report={report} /> },
    {
      label: "Decide",
      cell: (report) => (
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="outline" size="sm" onClick={() => setAct(dismissal(report))}>
            Dismiss…
          </Button>
          {report.messageState !== "DELETED" && (
            <Button look="danger" size="sm" onClick={() => setAct(deletion(report))}>
              Delete…
            </Button>
          )}
          {report.author.username !== DELETED_USERNAME && (
            <Button
              look="outline"
              size="sm"
              aria-label={`Ban ${report.author.username}…`}
              onClick={() => setBanned(report.author)}
            >
              Ban…
            </Button>
          )}
        </div>
      ),
    },
  ];
  return (
    <>
      <AdminHeading
        title="Reports"
        intro="Messages as they were when somebody reported them, the oldest first. A ban leaves the report open."
      />
      <PagedTable
        caption="Reported messages"
        columns={columns}
        query={{ ...query, items: query.data?.pages.flatMap((page) => page.reports) }}
        empty={<p className="text-ink-soft">Nothing waits for a decision.</p>}
      />
      <ReasonDialog act={act} onClose={() => setAct(null)} />
      {banned && <BanUserDialog person={banned} open onOpenChange={() => setBanned(null)} />}
    </>
  );
}

function ReportedMessage({ report }: { report: Report }) {
  const state = STATE_WORDS[report.messageState];
  return (
    <div className="grid gap-1.5">
      <PersonName person={report.author} />
      {report.body !== "" && (
        <p dir="auto" className="line-clamp-6 max-w-xl whitespace-pre-wrap [overflow-wrap:anywhere]">
          {report.body}
        </p>
      )}
      {report.files.length > 0 && <ReportedFiles files={report.files} />}
      <p className="text-ink-faint text-sm">
        In {report.roomName || "direct messages"}
        {state && ` · ${state}`}
      </p>
      <div className="lg:hidden">
        <WhyReported report={report} />
      </div>
    </div>
  );
}

/** By name only: whoever is not in the room gets no file of it. */
function ReportedFiles({ files }: Pick<Report, "files">) {
  return (
    <ul aria-label="Files of the message" className="grid max-w-xl gap-1">
      {files.map(({ name, description }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files of one message may be called the same, and never move
        <li key={place} className="flex items-start gap-2">
          <Paperclip aria-hidden className="mt-1 size-4 shrink-0 text-ink-faint" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <bdi>{name}</bdi>
            {description !== "" && (
              <span dir="auto" className="block text-ink-soft text-sm">
                {description}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function WhyReported({ report }: { report: Report }) {
  return (
    <div className="grid gap-0.5 text-sm">
      <span className="font-medium">{REPORT_WORDS[report.reason]}</span>
      {report.note !== "" && (
        <span dir="auto" className="text-ink-soft [overflow-wrap:anywhere]">
          {report.note}
        </span>
      )}
      <span className="text-ink-faint">
        {report.reporter.username}, <When at={report.createdAt} />
      </span>
    </div>
  );
}

function dismissal({ id, author }: Report): Act {
  return {
    title: "Dismiss this report?",
    description: `The message of ${author.username} stays as it is.`,
    confirmLabel: "Dismiss",
    done: "The report is settled",
    run: (reason) => client.moderation.resolveReport.mutate({ reportId: id, resolution: "DISMISSED", reason }),
  };
}

function deletion({ id, author }: Report): Act {
  return {
    title: "Delete the reported message?",
    description: `What ${author.username} wrote is gone for everybody at once. All reports of it are settled.`,
    confirmLabel: "Delete",
    isDanger: true,
    done: "The message is deleted",
    run: (reason) => client.moderation.resolveReport.mutate({ reportId: id, resolution: "DELETED", reason }),
  };
}
