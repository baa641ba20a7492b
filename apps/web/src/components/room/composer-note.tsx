import type { MessageCheck } from "../../lib/check-message.ts";
import { cn } from "../../lib/class-names.ts";
import { formatWait } from "../../lib/format-wait.ts";
import type { SlowMode } from "./use-slow-mode.ts";

interface ComposerNoteProps {
  id: string;
  check: MessageCheck;
  slowMode: SlowMode;
}

/** Below the composer: how to use it, and how much room is left when it gets tight. */
export function ComposerNote({ id, check: { charsLeft, problem }, slowMode }: ComposerNoteProps) {
  const isWaiting = slowMode.waitMs > 0;
  const isOver = charsLeft !== null && charsLeft < 0;
  return (
    <div id={id} className="flex min-h-6 items-center justify-between gap-4 px-2 text-ink-faint text-xs">
      {problem ? <span className="text-danger-text">{problem}</span> : <Hint slowMode={slowMode} />}
      {charsLeft !== null && (
        <span className={cn("ms-auto tabular-nums", isOver && "font-semibold text-danger-text")}>
          {isOver ? `${-charsLeft} too many` : `${charsLeft} left`}
        </span>
      )}
      <span role="status" className="sr-only">
        {isOver && "The message is too long to be sent."}
        {isWaiting && "Slow mode: you can write now, and send in a moment."}
      </span>
    </div>
  );
}

function Hint({ slowMode: { everyMs, waitMs } }: { slowMode: SlowMode }) {
  if (waitMs > 0) return <span className="tabular-nums">Slow mode: you can send again in {formatWait(waitMs)}</span>;
  if (everyMs > 0) return <span>Slow mode: one message every {formatWait(everyMs)}</span>;
  return <span className="max-sm:hidden">Enter to send, Shift+Enter for a new line</span>;
}
