"use client";

import { DELETED_USERNAME, type Report } from "@banter/protocol";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api as client } from "../../lib/api.ts";
import { useApi } from "../../lib/use-api.ts";
import type { Texts } from "../../texts/texts.ts";
import { Button } from "../ui/button.tsx";
import { When } from "../ui/when.tsx";
import { AdminHeading } from "./admin-heading.tsx";
import { BanUserDialog } from "./ban-user-dialog.tsx";
import { type Column, PagedTable } from "./paged-table.tsx";
import { PersonName } from "./person-name.tsx";
import { type Act, ReasonDialog } from "./reason-dialog.tsx";
import { ReportedFiles } from "./reported-files.tsx";

/** What people have reported and nobody has decided on yet. */
export function ReportsPage() {
  const t = useTranslations("admin");
  const api = useApi();
  const [act, setAct] = useState<Act | null>(null);
  const [banFor, setBanFor] = useState<Report | null>(null);
  const query = useInfiniteQuery(
    api.admin.reports.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  const columns: readonly Column<Report>[] = [
    { label: t("reports.message"), cell: (report) => <ReportedMessage report={report} /> },
    { label: t("reports.report"), isWide: true, cell: (report) => <WhyReported report={report} /> },
    {
      label: t("reports.decide"),
      cell: (report) => (
        <div className="grid gap-2">
          <Button look="outline" size="sm" onClick={() => setAct(dismissal(report, t))}>
            {t("reports.dismiss")}
          </Button>
          {report.messageState !== "DELETED" && (
            <Button look="danger" size="sm" onClick={() => setAct(deletion(report, t))}>
              {t("reports.delete")}
            </Button>
          )}
          {report.author.username !== DELETED_USERNAME && (
            <Button
              look="outline"
              size="sm"
              aria-label={t("reports.banNamed", { name: report.author.username })}
              onClick={() => setBanFor(report)}
            >
              {t("person.ban")}
            </Button>
          )}
        </div>
      ),
    },
  ];
  return (
    <>
      <AdminHeading title={t("reports.title")} intro={t("reports.intro")} />
      <PagedTable
        caption={t("reports.caption")}
        columns={columns}
        query={{ ...query, items: query.data?.pages.flatMap((page) => page.reports) }}
        empty={<p className="text-ink-soft">{t("reports.none")}</p>}
      />
      <ReasonDialog act={act} onClose={() => setAct(null)} />
      {banFor && (
        <BanUserDialog
          person={banFor.author}
          // while the message is there, it is still to be decided on
          {...(banFor.messageState === "DELETED" && { reportId: banFor.id })}
          open
          onOpenChange={() => setBanFor(null)}
        />
      )}
    </>
  );
}

function ReportedMessage({ report }: { report: Report }) {
  const t = useTranslations("admin");
  const state = report.messageState === "AS_REPORTED" ? null : t(`reports.${report.messageState}`);
  return (
    <div className="grid gap-1.5 lg:min-w-80">
      <PersonName person={report.author} />
      {report.body !== "" && (
        <p dir="auto" className="line-clamp-6 max-w-xl whitespace-pre-wrap [overflow-wrap:anywhere]">
          {report.body}
        </p>
      )}
      {report.files.length > 0 && <ReportedFiles report={report} />}
      <p className="text-ink-faint text-sm">
        {t("reports.where", { room: report.roomName || t("reports.direct") })}
        {state && ` · ${state}`}
      </p>
      <div className="lg:hidden">
        <WhyReported report={report} />
      </div>
    </div>
  );
}

function WhyReported({ report }: { report: Report }) {
  const tc = useTranslations("common");
  return (
    <div className="grid gap-0.5 text-sm lg:max-w-xs">
      <span className="font-medium">{tc(`report.${report.reason}`)}</span>
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

function dismissal({ id, author }: Report, t: Texts<"admin">): Act {
  return {
    title: t("reports.dismissal.title"),
    description: t("reports.dismissal.text", { name: author.username }),
    confirmLabel: t("reports.dismissal.confirm"),
    done: t("reports.dismissal.done"),
    run: (reason) => client.moderation.resolveReport.mutate({ reportId: id, resolution: "DISMISSED", reason }),
  };
}

function deletion({ id, author }: Report, t: Texts<"admin">): Act {
  return {
    title: t("reports.deletion.title"),
    description: t("reports.deletion.text", { name: author.username }),
    confirmLabel: t("reports.deletion.confirm"),
    isDanger: true,
    done: t("reports.deletion.done"),
    run: (reason) => client.moderation.resolveReport.mutate({ reportId: id, resolution: "DELETED", reason }),
  };
}
