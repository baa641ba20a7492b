"use client";

import { useTranslations } from "use-intl";
import { cn } from "../../lib/class-names.ts";
import { usePresence } from "./use-presence.ts";

/** Told apart by shape, too: full, half, empty. */
const LOOKS = {
  online: "bg-accent",
  away: "border-2 border-spark-text bg-linear-to-r from-spark-text from-50% to-50%",
  offline: "border-2 border-line-strong",
} as const;

interface PresenceDotProps {
  userId: string;
  className?: string;
}

/** The dot with its word. */
export function PresenceLabel({ userId }: { userId: string }) {
  const t = useTranslations("people");
  const state = usePresence(userId);
  if (state === "unknown") return null;
  const [look, label] = [LOOKS[state], t(`presence.${state}`)];
  return (
    <p className="flex items-center gap-1.5 text-ink-soft text-sm leading-5">
      <span aria-hidden className={cn("inline-block size-2 shrink-0 rounded-full", look)} />
      {label}
    </p>
  );
}

/** Whether somebody is there; nothing while that is not known. */
export function PresenceDot({ userId, className }: PresenceDotProps) {
  const t = useTranslations("people");
  const state = usePresence(userId);
  if (state === "unknown") return null;
  const [look, label] = [LOOKS[state], t(`presence.${state}`)];
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={cn("inline-block size-2.5 shrink-0 rounded-full", look, className)}
    />
  );
}
