"use client";

import dynamic from "next/dynamic";
import { type ReactElement, useState } from "react";
import { useTranslations } from "use-intl";
import { loadPatiently } from "../../lib/load-patiently.ts";
import { Popover } from "../ui/popover.tsx";

interface EmojiPopoverProps {
  /** The button that opens it. */
  children: ReactElement;
  onPick(emoji: string): void;
  /** Where the focus goes after a choice, if not back to the button. */
  onPicked?(): void;
}

const EmojiPicker = dynamic(() => loadPatiently(() => import("./emoji-picker.tsx")), {
  ssr: false,
  loading: Loading,
});

function Loading() {
  const t = useTranslations("emoji");
  return <p className="flex h-80 w-76 items-center justify-center text-ink-soft text-sm">{t("loading")}</p>;
}

/** A button with the emoji picker behind it, which is loaded when it is first opened. */
export function EmojiPopover({ children, onPick, onPicked }: EmojiPopoverProps) {
  const t = useTranslations("emoji");
  const [isOpen, setOpen] = useState(false);
  const [isPicked, setPicked] = useState(false);
  return (
    <Popover
      trigger={children}
      open={isOpen}
      onOpenChange={(next) => {
        setPicked(false);
        setOpen(next);
      }}
      aria-label={t("choose")}
      sideOffset={6}
      onCloseAutoFocus={(event) => {
        if (!isPicked || !onPicked) return;
        event.preventDefault();
        onPicked();
      }}
    >
      <EmojiPicker
        onPick={(emoji) => {
          setPicked(true);
          setOpen(false);
          onPick(emoji);
        }}
      />
    </Popover>
  );
}
