"use client";

import type { Person } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { When } from "../ui/when.tsx";

/** Until when a ban holds, and who made it. */
export function BanEnd({ until, bannedBy }: { until: string | null; bannedBy: Person | null }) {
  const t = useTranslations("admin");
  return (
    <>
      <span className="block lg:whitespace-nowrap">
        {until === null ? t("ban.forGood") : t.rich("ban.until", { when: () => <When at={until} /> })}
      </span>
      <span className="block text-ink-faint text-sm">
        {t("ban.by", { name: bannedBy?.username ?? t("commandLine") })}
      </span>
    </>
  );
}
