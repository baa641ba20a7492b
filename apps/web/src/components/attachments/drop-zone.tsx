"use client";

import { Upload } from "lucide-react";
import { type DragEvent, type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";

interface DropZoneProps {
  isOn: boolean;
  onDrop(files: Iterable<File>): void;
  children: ReactNode;
}

/** A part of the page onto which files can be dropped. What is in it is not made anew when that changes. */
export function DropZone({ isOn, onDrop, children }: DropZoneProps) {
  const t = useTranslations("files");
  // Moving over what is in it leaves and enters again and again.
  const [depth, setDepth] = useState(0);

  const ifFiles = (act: (event: DragEvent) => void) => (event: DragEvent) => {
    if (!isOn || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    act(event);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for those with a mouse; the button does the same
    <div
      className="relative flex min-h-0 flex-1 flex-col"
      onDragEnter={ifFiles(() => setDepth((before) => before + 1))}
      onDragLeave={ifFiles(() => setDepth((before) => Math.max(0, before - 1)))}
      onDragOver={ifFiles((event) => {
        event.dataTransfer.dropEffect = "copy";
      })}
      onDrop={ifFiles((event) => {
        setDepth(0);
        onDrop([...event.dataTransfer.files]);
      })}
    >
      {children}
      {isOn && depth > 0 && (
        <div className="pointer-events-none absolute inset-2 z-30 grid place-items-center rounded-lg border-2 border-focus border-dashed bg-paper/90">
          <p className="flex items-center gap-2 font-semibold text-lg">
            <Upload aria-hidden className="size-5" />
            {t("drop")}
          </p>
        </div>
      )}
    </div>
  );
}
