import type { Person } from "@banter/protocol";
import { When } from "../ui/when.tsx";

/** Until when a ban holds, and who made it. */
export function BanEnd({ until, bannedBy }: { until: string | null; bannedBy: Person | null }) {
  return (
    <>
      <span className="block">{until === null ? "For good" : <>Until {<When at={until} />}</>}</span>
      <span className="block text-ink-faint text-sm">by {bannedBy?.username ?? "the command line"}</span>
    </>
  );
}
