"use client";

import type { Attachment } from "@banter/protocol";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { FileCard } from "./file-card.tsx";
import { PictureButton } from "./picture-button.tsx";
import { PictureViewer } from "./picture-viewer.tsx";

/** The files of a message: pictures to be looked at, all others to be saved. */
export function MessageFiles({ attachments }: { attachments: readonly Attachment[] }) {
  const t = useTranslations("files");
  const [shownId, setShownId] = useState<string | null>(null);
  if (attachments.length === 0) return null;
  const pictures = attachments.filter(({ picture }) => picture);
  const others = attachments.filter(({ picture }) => !picture);
  return (
    <>
      {pictures.length > 0 && (
        <ul aria-label={t("pictures")} className="my-1 flex flex-wrap gap-2">
          {pictures.map((attachment) => (
            <li key={attachment.id} className="max-w-full">
              <PictureButton attachment={attachment} onOpen={() => setShownId(attachment.id)} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul aria-label={t("files")} className="my-1 grid grid-cols-1 gap-2">
          {others.map((attachment) => (
            <li key={attachment.id}>
              <FileCard attachment={attachment} />
            </li>
          ))}
        </ul>
      )}
      <PictureViewer pictures={pictures} shownId={shownId} onShow={setShownId} />
    </>
  );
}
