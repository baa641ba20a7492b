"use client";

import type { Attachment } from "@banter/protocol";
import { Download, FileArchive, FileAudio, File as FileIcon, FileText, FileVideo } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { formatBytes } from "../../lib/format-bytes.ts";

/** A file that can only be saved. */
export function FileCard({ attachment: { id, name, mediaType, sizeBytes } }: { attachment: Attachment }) {
  const t = useTranslations("files");
  const size = formatBytes(sizeBytes, useLocale());
  const Icon = iconOf(mediaType);
  return (
    <a
      href={`/api/attachments/${id}/file?download=1`}
      download={name}
      aria-label={t("saveSized", { name, size })}
      className="flex max-w-96 items-center gap-3 rounded-md border bg-raised px-3 py-2 hover:bg-sunken"
    >
      <Icon aria-hidden className="size-6 shrink-0 text-ink-soft" />
      <span className="min-w-0 flex-1">
        <bdi className="block truncate font-medium">{name}</bdi>
        <span className="block text-ink-faint text-xs">{size}</span>
      </span>
      <Download aria-hidden className="size-4 shrink-0 text-ink-soft" />
    </a>
  );
}

function iconOf(mediaType: string) {
  if (mediaType.startsWith("video/")) return FileVideo;
  if (mediaType.startsWith("audio/")) return FileAudio;
  if (/zip|tar|compressed|rar|gzip/.test(mediaType)) return FileArchive;
  if (mediaType.startsWith("text/") || mediaType === "application/pdf") return FileText;
  return FileIcon;
}
