import type { PastBan } from "@banter/protocol";
import { When } from "../ui/when.tsx";

/** Every ban that a person ever had. */
export function PersonBans({ bans }: { bans: readonly PastBan[] }) {
  if (bans.length === 0) return null;
  return (
    <section aria-labelledby="bans-heading">
      <h2 id="bans-heading" className="mb-3 font-semibold text-lg">
        Bans so far
      </h2>
      <ul className="divide-y overflow-hidden rounded-lg border bg-raised shadow-card">
        {bans.map(({ id, reason, createdAt, until, liftedAt, bannedBy }) => (
          <li key={id} className="px-4 py-3">
            <p dir="auto" className="break-words">
              {reason}
            </p>
            <p className="text-ink-faint text-sm">
              <When at={createdAt} /> by {bannedBy?.username ?? "the command line"}
              {liftedAt ? (
                <>
                  {", lifted "}
                  <When at={liftedAt} />
                </>
              ) : until ? (
                <>
                  {", until "}
                  <When at={until} />
                </>
              ) : (
                ", for good"
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
