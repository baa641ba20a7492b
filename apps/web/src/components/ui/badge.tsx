import type { ReactNode } from "react";
import { cn } from "../../lib/class-names.ts";

interface BadgeProps {
  tone: "accent" | "danger" | "plain";
  children: ReactNode;
}

const tones = {
  accent: "bg-accent-soft text-accent-text",
  danger: "bg-danger-soft text-danger-text",
  plain: "bg-sunken text-ink-soft",
} as const;

/** A word or two about the state of something. */
export function Badge({ tone, children }: BadgeProps) {
  return (
    <span className={cn("inline-flex whitespace-nowrap rounded-sm px-1.5 py-px font-medium text-xs", tones[tone])}>
      {children}
    </span>
  );
}
