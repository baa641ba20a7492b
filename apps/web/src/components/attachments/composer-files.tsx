"use client";

import type { DraftFile } from "@banter/client";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { FileTile } from "./file-tile.tsx";
import type { ComposerFiles as Files } from "./use-composer-files.ts";

/** Above the field: what goes with the message, how far each is, and what can be seen in it. */
export function ComposerFiles({ files, onEmptied }: { files: Files; onEmptied(): void }) {
  const t = useTranslations("files");
  const list = useRef<HTMLUListElement>(null);

  function remove({ key }: DraftFile, index: number): void {
    const isLast = files.files.length === 1;
    files.remove(key);
    if (isLast) {
      onEmptied();
      return;
    }
    // Focus goes on to the neighbour, and not to the top of the page.
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll<HTMLButtonElement>("button[data-remove]");
      buttons?.[Math.min(index, buttons.length - 1)]?.focus();
    });
  }

  if (files.files.length === 0 && !files.problem) return null;
  return (
    <div className="mb-1 rounded-md border bg-shade p-2">
      {files.files.length > 0 && (
        <ul ref={list} aria-label={t("ofMessage")} className="scrollbar-slim flex gap-2 overflow-x-auto">
          {files.files.map((file, index) => (
            <FileTile key={file.key} file={file} canBeDescribed onRemove={() => remove(file, index)} />
          ))}
        </ul>
      )}
      {files.problem && (
        <p role="alert" className="px-1 pt-1 text-danger-text text-sm">
          {files.problem}.
        </p>
      )}
    </div>
  );
}
