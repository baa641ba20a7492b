"use client";

import { useId } from "react";
import type { Day } from "../../lib/group-entries.ts";
import { MessageRow } from "./message-row.tsx";

interface DaySectionProps {
  day: Day;
  label: string;
  /** The message that is being edited. */
  editingId: string | null;
  /** The message before which the line "New messages" stands, on whatever day. */
  newKey: string | null;
  onRetry(clientId: string): void;
  onDiscard(clientId: string): void;
}

/** One day's messages, under its name, which goes along while one scrolls through the day, and not while one reads. */
export function DaySection({ day, label, editingId, newKey, onRetry, onDiscard }: DaySectionProps) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="relative">
      <span aria-hidden className="absolute inset-x-4 top-7 h-px bg-line sm:inset-x-6" />
      <div className="day-heading pointer-events-none sticky top-0 z-10 flex h-14 items-center justify-center">
        <h2
          id={headingId}
          className="rounded-full border bg-raised px-3 py-0.5 shadow-card font-medium text-ink-soft text-xs"
        >
          {label}
        </h2>
      </div>
      <ol>
        {day.rows.map((row) => (
          <MessageRow
            key={row.key}
            entry={row.entry}
            author={row.author}
            atMs={row.atMs}
            isFirst={row.isFirst}
            beginsNew={row.key === newKey}
            isEditing={row.entry.state === "stored" && row.entry.message.id === editingId}
            onRetry={onRetry}
            onDiscard={onDiscard}
          />
        ))}
      </ol>
    </section>
  );
}
