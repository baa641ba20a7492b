"use client";

import type { DraftFile } from "@banter/client";
import { LIMITS } from "@banter/protocol";
import { File as FileIcon, RotateCw, X } from "lucide-react";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatBytes } from "../../lib/format-bytes.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useBanter } from "../live/banter-context.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { useObjectUrl, useUpload } from "./use-uploads.ts";

interface FileTileProps {
  file: DraftFile;
  canBeDescribed?: boolean;
  onRemove(): void;
}

/** A file on its way: what it is, how far it is, and what can be done when it does not arrive. */
export function FileTile({ file, canBeDescribed = false, onRemove }: FileTileProps) {
  const errorText = useErrorText();
  const t = useTranslations("files");
  const client = useBanter();
  const language = useLocale();
  const [isUnreadable, setUnreadable] = useState(false);
  const upload = useUpload(file.key);
  const isPicture = upload ? upload.file.type.startsWith("image/") : file.attachment?.picture != null;
  const preview = useObjectUrl(isPicture ? upload?.file : undefined);
  const thumbnail = file.attachment?.picture ? `/api/attachments/${file.attachment.id}/thumbnail` : null;
  const source = isUnreadable ? null : (preview ?? (upload ? null : thumbnail));
  const sizeBytes = upload?.file.size ?? file.attachment?.sizeBytes ?? null;
  const description = upload?.description ?? file.attachment?.description ?? "";
  const isOnItsWay = upload?.state === "waiting" || upload?.state === "uploading";

  return (
    <li className="w-40 shrink-0 rounded-md border bg-raised p-2 text-sm">
      <div className="relative grid h-20 place-items-center overflow-hidden rounded-sm bg-sunken text-ink-faint">
        {source ? (
          // biome-ignore lint/performance/noImgElement: it is in this page's memory, or was made small by the server
          <img src={source} alt="" onError={() => setUnreadable(true)} className="size-full object-cover" />
        ) : (
          <FileIcon aria-hidden className="size-7" />
        )}
        <IconButton
          label={t("remove", { name: file.name })}
          data-remove
          look="outline"
          className="absolute end-1 top-1 size-7"
          onClick={onRemove}
        >
          <X aria-hidden />
        </IconButton>
      </div>
      <p className="mt-1 truncate font-medium" title={file.name}>
        <bdi>{file.name}</bdi>
      </p>
      {isOnItsWay && upload ? (
        <progress
          aria-label={t("uploading", { name: file.name })}
          max={Math.max(1, upload.file.size)}
          value={upload.sentBytes}
          className="upload-progress mt-1 block h-1.5 w-full"
        />
      ) : (
        <p className="text-ink-faint text-xs">{sizeBytes === null ? t("lost") : formatBytes(sizeBytes, language)}</p>
      )}
      {upload?.error && (
        <p role="alert" className="mt-1 text-danger-text text-xs">
          {errorText(upload.error)}
        </p>
      )}
      {upload?.state === "failed" && upload.canRetry && (
        <button
          type="button"
          className="mt-1 flex min-h-6 items-center gap-1 font-medium text-xs underline underline-offset-3"
          onClick={() => client?.uploads.retry(file.key)}
        >
          <RotateCw aria-hidden className="size-3" />
          {t("tryAgain")}
        </button>
      )}
      {canBeDescribed && isPicture && upload && upload.state !== "failed" && (
        <input
          key={file.key}
          aria-label={t("describe.label", { name: file.name })}
          placeholder={t("describe.placeholder")}
          defaultValue={description}
          maxLength={LIMITS.attachmentDescriptionMaxChars}
          onBlur={(event) => client?.uploads.describe(file.key, event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.nativeEvent.isComposing) {
              event.preventDefault();
              event.currentTarget.blur();
            }
          }}
          className="mt-1 h-7 w-full rounded-sm border border-line-strong bg-transparent px-1.5 text-xs placeholder:text-ink-faint"
        />
      )}
    </li>
  );
}
