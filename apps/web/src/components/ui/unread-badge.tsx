import { LIMITS } from "@banter/protocol";
import { cn } from "../../lib/class-names.ts";
import { formatCount } from "../../lib/format-count.ts";

interface BadgeProps {
  count: number;
  /** It waits without calling. */
  isQuiet?: boolean;
}

/** How many messages wait. */
export function UnreadBadge({ count, isQuiet = false }: BadgeProps) {
  return (
    <span className={cn(badgeStyles, isQuiet ? "border bg-raised text-ink-soft" : "bg-spark text-on-spark")}>
      <span aria-hidden>{shorten(count)}</span>
      <span className="sr-only">{spell(count, "new message")}</span>
    </span>
  );
}

/** How many of them call the person. */
export function MentionBadge({ count, isQuiet = false }: BadgeProps) {
  return (
    <span className={cn(badgeStyles, isQuiet ? "border bg-raised text-ink-soft" : "bg-accent text-on-accent")}>
      <span aria-hidden>@{shorten(count)}</span>
      <span className="sr-only">{`${spell(count, "mention")}, `}</span>
    </span>
  );
}

const badgeStyles = "shrink-0 rounded-full px-2 font-semibold text-xs tabular-nums leading-5";

/** From the limit on it is "99+". */
function shorten(count: number): string {
  return count >= LIMITS.unreadMaxCount ? `${LIMITS.unreadMaxCount - 1}+` : String(count);
}

function spell(count: number, one: string): string {
  return count >= LIMITS.unreadMaxCount ? `${shorten(count)} ${one}s` : formatCount(count, one);
}
