"use client";

import type { DraftFile } from "@banter/client";
import { useTranslations } from "use-intl";
import { useBanter } from "../live/banter-context.tsx";
import { FileTile } from "./file-tile.tsx";

/** The files of a message that is not stored yet; each can be tried again, or left out. */
export function DraftFiles({ files }: { files: readonly DraftFile[] }) {
  const t = useTranslations("files");
  const client = useBanter();
  if (files.length === 0) return null;
  return (
    <ul aria-label={t("onTheirWay")} className="my-1 flex flex-wrap gap-2">
      {files.map((file) => (
        <FileTile key={file.key} file={file} onRemove={() => client?.removeFile(file.key)} />
      ))}
    </ul>
  );
}
