import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../../lib/class-names.ts";

interface NoticeProps {
  tone: "info" | "danger";
  children: ReactNode;
}

/** A few words above a form. An error interrupts, a piece of information waits its turn. */
export function Notice({ tone, children }: NoticeProps) {
  const Icon = tone === "danger" ? CircleAlert : Info;
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={cn(
        "flex gap-2.5 rounded-md px-3.5 py-3 text-sm",
        tone === "danger" ? "bg-danger-soft text-ink" : "bg-accent-soft text-ink",
      )}
    >
      <Icon
        aria-hidden
        className={cn("mt-px size-4 shrink-0", tone === "danger" ? "text-danger-text" : "text-accent-text")}
      />
      <div>{children}</div>
    </div>
  );
}
