"use client";

import type { Report, ReportedFile } from "@banter/protocol";
import { Download, Paperclip } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { formatBytes } from "../../lib/format-bytes.ts";

/** The files of a reported message, as the report keeps them: pictures to be looked at, all others to be saved. */
export function ReportedFiles({ report }: { report: Report }) {
  const t = useTranslations("admin");
  return (
    <ul aria-label={t("reports.files")} className="grid max-w-xl gap-2">
      {report.files.map((file, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files of one message may be called the same, and never move
        <li key={place} className="flex flex-wrap items-start gap-2 lg:flex-nowrap">
          <FileItem file={file} reportId={report.id} />
        </li>
      ))}
    </ul>
  );
}

function FileItem({ file, reportId }: { file: ReportedFile; reportId: string }) {
  const t = useTranslations("admin");
  const language = useLocale();
  const { name, description, kept } = file;
  const path = kept && `/api/reports/${reportId}/files/${kept.id}`;
  return (
    <>
      {path && kept.picture ? (
        <a
          href={path}
          target="_blank"
          rel="noreferrer"
          aria-label={t("reports.lookAt", { name })}
          className="shrink-0 overflow-hidden rounded-md border bg-sunken"
        >
          {/* biome-ignore lint/performance/noImgElement: the server has made it small, for admins */}
          <img
            src={`${path}/thumbnail`}
            alt={description || name}
            loading="lazy"
            decoding="async"
            className="size-24 object-cover"
          />
        </a>
      ) : (
        <Paperclip aria-hidden className="mt-1 size-4 shrink-0 text-ink-faint" />
      )}
      <span className="min-w-32 flex-1 [overflow-wrap:anywhere]">
        <bdi>{name}</bdi>
        {description !== "" && (
          <span dir="auto" className="block text-ink-soft text-sm">
            {description}
          </span>
        )}
        {path && (
          <a
            href={`${path}?download=1`}
            download={name}
            aria-label={t("reports.saveNamed", { name })}
            className="flex min-h-6 w-fit items-center gap-1.5 text-ink-soft text-sm underline underline-offset-3"
          >
            <Download aria-hidden className="size-3.5 shrink-0" />
            {t("reports.save", { size: formatBytes(kept.sizeBytes, language) })}
          </a>
        )}
      </span>
    </>
  );
}
