import { LIMITS } from "@banter/protocol";
import { cn } from "../../lib/class-names.ts";
import { formatCount } from "../../lib/format-count.ts";

/** How many messages wait; from the limit on it says "99+". */
export function UnreadBadge({ count, className }: { count: number; className?: string }) {
  const isMany = count >= LIMITS.unreadMaxCount;
  const shown = isMany ? `${LIMITS.unreadMaxCount - 1}+` : String(count);
  return (
    <span
      className={cn(
        "shrink-0 rounded-full bg-spark px-2 font-semibold text-on-spark text-xs tabular-nums leading-5",
        className,
      )}
    >
      <span aria-hidden>{shown}</span>
      <span className="sr-only">{isMany ? `${shown} new messages` : formatCount(count, "new message")}</span>
    </span>
  );
}
