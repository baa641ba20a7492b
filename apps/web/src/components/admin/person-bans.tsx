"use client";

import type { PastBan } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { When } from "../ui/when.tsx";

/** Every ban that a person ever had. */
export function PersonBans({ bans }: { bans: readonly PastBan[] }) {
  const t = useTranslations("admin");
  if (bans.length === 0) return null;
  return (
    <section aria-labelledby="bans-heading">
      <h2 id="bans-heading" className="mb-3 font-semibold text-lg">
        {t("person.bans.title")}
      </h2>
      <ul className="divide-y overflow-hidden rounded-lg border bg-raised shadow-card">
        {bans.map(({ id, reason, createdAt, until, liftedAt, bannedBy }) => (
          <li key={id} className="px-4 py-3">
            <p dir="auto" className="break-words">
              {reason}
            </p>
            <p className="text-ink-faint text-sm">
              {t.rich(`person.bans.${liftedAt ? "lifted" : until ? "until" : "forGood"}`, {
                name: bannedBy?.username ?? t("commandLine"),
                made: () => <When at={createdAt} />,
                end: () => <When at={liftedAt ?? until ?? ""} />,
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
