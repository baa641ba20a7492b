import { LIMITS } from "@banter/protocol";
import { formatCount } from "../../lib/format-count.ts";

/** How many messages wait. */
export function UnreadBadge({ count }: { count: number }) {
  return (
    <span className="shrink-0 rounded-full bg-spark px-2 font-semibold text-on-spark text-xs tabular-nums leading-5">
      <span aria-hidden>{shorten(count)}</span>
      <span className="sr-only">{spell(count, "new message")}</span>
    </span>
  );
}

/** How many of them call the person. */
export function MentionBadge({ count }: { count: number }) {
  return (
    <span className="shrink-0 rounded-full bg-accent px-2 font-semibold text-on-accent text-xs tabular-nums leading-5">
      <span aria-hidden>@{shorten(count)}</span>
      <span className="sr-only">{`${spell(count, "mention")}, `}</span>
    </span>
  );
}

/** From the limit on it is "99+". */
function shorten(count: number): string {
  return count >= LIMITS.unreadMaxCount ? `${LIMITS.unreadMaxCount - 1}+` : String(count);
}

function spell(count: number, one: string): string {
  return count >= LIMITS.unreadMaxCount ? `${shorten(count)} ${one}s` : formatCount(count, one);
}
