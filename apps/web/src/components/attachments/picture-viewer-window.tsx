"use client";

import type { Attachment } from "@banter/protocol";
import { ChevronLeft, ChevronRight, Download, X } from "lucide-react";
import { Dialog } from "radix-ui";
import { type KeyboardEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";

export interface PictureViewerProps {
  pictures: readonly Attachment[];
  /** Null while it is closed. */
  shownId: string | null;
  onShow(id: string | null): void;
}

export function PictureViewerWindow({ pictures, shownId, onShow }: PictureViewerProps) {
  const t = useTranslations("files");
  const opener = useRef<HTMLElement | null>(null);
  const index = pictures.findIndex(({ id }) => id === shownId);
  const shown = pictures[index];
  const [before, after] = [pictures[index - 1], pictures[index + 1]];

  function onKeyDown(event: KeyboardEvent): void {
    const next = event.key === "ArrowLeft" ? before : event.key === "ArrowRight" ? after : undefined;
    if (next) onShow(next.id);
  }

  return (
    <Dialog.Root open={shown !== undefined} onOpenChange={(isOpen) => !isOpen && onShow(null)}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-veil" />
        {shown && (
          <Dialog.Content
            aria-describedby={undefined}
            onKeyDown={onKeyDown}
            onOpenAutoFocus={() => {
              opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              opener.current?.focus();
            }}
            className="fixed inset-0 z-50 flex animate-appear flex-col bg-paper sm:inset-4 sm:rounded-xl sm:border sm:shadow-float"
          >
            <div className="flex items-center gap-2 border-b px-4 py-2">
              <Dialog.Title className="min-w-0 flex-1 truncate font-semibold">
                <bdi>{shown.name}</bdi>
              </Dialog.Title>
              {pictures.length > 1 && (
                <span className="text-ink-soft text-sm tabular-nums" role="status">
                  {t("ofPictures", { place: index + 1, count: pictures.length })}
                </span>
              )}
              <Button asChild look="quiet" size="icon">
                <a
                  href={`/api/attachments/${shown.id}/file?download=1`}
                  download={shown.name}
                  aria-label={t("save", { name: shown.name })}
                >
                  <Download aria-hidden />
                </a>
              </Button>
              <Dialog.Close asChild>
                <Button look="quiet" size="icon" aria-label={t("close")}>
                  <X aria-hidden />
                </Button>
              </Dialog.Close>
            </div>
            <div className="relative m-3 flex min-h-0 flex-1 items-center">
              {/* biome-ignore lint/performance/noImgElement: it is for those who may see it, and not to be made anew */}
              <img
                key={shown.id}
                src={`/api/attachments/${shown.id}/file`}
                alt={shown.description || shown.name}
                width={shown.picture?.width}
                height={shown.picture?.height}
                className="absolute inset-0 m-auto size-auto max-h-full max-w-full object-contain"
              />
              {before && (
                <IconButton
                  label={t("before")}
                  look="outline"
                  className="absolute start-0"
                  onClick={() => onShow(before.id)}
                >
                  <ChevronLeft aria-hidden />
                </IconButton>
              )}
              {after && (
                <IconButton
                  label={t("next")}
                  look="outline"
                  className="absolute end-0"
                  onClick={() => onShow(after.id)}
                >
                  <ChevronRight aria-hidden />
                </IconButton>
              )}
            </div>
            {shown.description !== "" && (
              <p className="max-h-24 overflow-y-auto border-t px-4 py-2 text-ink-soft text-sm">{shown.description}</p>
            )}
          </Dialog.Content>
        )}
      </Dialog.Portal>
    </Dialog.Root>
  );
}
