import { Archive } from "lucide-react";

/** In place of where one writes, in a room that can only be read. */
export function ArchivedNote() {
  return (
    <div role="note" className="safe-bottom flex items-center gap-2.5 border-t px-4 pt-3 text-ink-soft sm:px-6">
      <Archive aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <p className="pb-3">
        This room is archived: it can be read, and nobody writes in it. Its owner can take it back into use.
      </p>
    </div>
  );
}
