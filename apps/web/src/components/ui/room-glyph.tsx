"use client";

import type { RoomKind } from "@banter/protocol";
import { Hash, Lock, MessageCircle } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "../../lib/class-names.ts";

interface RoomGlyphProps {
  kind: RoomKind;
  className?: string;
}

/** Tells public and private rooms apart, for the eye and for the ear. */
export function RoomGlyph({ kind, className }: RoomGlyphProps) {
  const t = useTranslations("common");
  const Icon = { PUBLIC: Hash, PRIVATE: Lock, DIRECT: MessageCircle }[kind];
  return (
    <>
      <Icon aria-hidden className={cn("size-4 shrink-0 text-ink-faint", className)} />
      {kind === "PRIVATE" && <span className="sr-only">{t("privateRoom")} </span>}
    </>
  );
}
