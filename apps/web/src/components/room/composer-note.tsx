import type { MessageCheck } from "../../lib/check-message.ts";
import { cn } from "../../lib/class-names.ts";

interface ComposerNoteProps {
  id: string;
  check: MessageCheck;
}

/** Below the composer: how to use it, and how much room is left when it gets tight. */
export function ComposerNote({ id, check: { charsLeft, problem } }: ComposerNoteProps) {
  const isOver = charsLeft !== null && charsLeft < 0;
  return (
    <div id={id} className="flex min-h-6 items-center justify-between gap-4 px-2 text-ink-faint text-xs">
      {problem ? (
        <span className="text-danger-text">{problem}</span>
      ) : (
        <span className="max-sm:hidden">Enter to send, Shift+Enter for a new line</span>
      )}
      {charsLeft !== null && (
        <span className={cn("ms-auto tabular-nums", isOver && "font-semibold text-danger-text")}>
          {isOver ? `${-charsLeft} too many` : `${charsLeft} left`}
        </span>
      )}
      <span role="status" className="sr-only">
        {isOver ? "The message is too long to be sent." : ""}
      </span>
    </div>
  );
}
