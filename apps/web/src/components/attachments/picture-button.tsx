"use client";

import type { Attachment } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { fitPicture } from "../../lib/fit-picture.ts";

interface PictureButtonProps {
  attachment: Attachment;
  onOpen(): void;
}

/** A picture in a message. Its place is as large before it has arrived as afterwards; what moves stands still in here. */
export function PictureButton({ attachment: { id, name, description, picture }, onOpen }: PictureButtonProps) {
  const t = useTranslations("files");
  if (!picture) return null;
  const { width, height, isAnimated } = picture;
  const words = description || name;
  return (
    <button
      type="button"
      aria-label={t(isAnimated ? "play" : "lookAt", { words })}
      onClick={onOpen}
      className="relative grid min-h-8 min-w-8 max-w-full place-items-center overflow-hidden rounded-md border bg-sunken"
    >
      {/* biome-ignore lint/performance/noImgElement: the server has made it small, for those who may see it */}
      <img
        src={`/api/attachments/${id}/thumbnail`}
        alt={words}
        width={width}
        height={height}
        loading="lazy"
        decoding="async"
        style={{ width: fitPicture(picture), aspectRatio: `${width} / ${height}` }}
        className="h-auto max-h-75 max-w-full object-contain"
      />
      {isAnimated && (
        <span
          aria-hidden
          className="absolute start-1.5 bottom-1.5 rounded-sm bg-ink px-1.5 py-0.5 font-semibold text-paper text-xs"
        >
          {t("gif")}
        </span>
      )}
    </button>
  );
}
