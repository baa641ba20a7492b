"use client";

import type { SeenAddress } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { When } from "./when.tsx";

/** Where else than its log-in a session was used from, the latest first; nothing for nowhere. */
export function OtherAddresses({ addresses }: { addresses: readonly SeenAddress[] }) {
  const t = useTranslations("common");
  if (addresses.length === 0) return null;
  return (
    <ul aria-label={t("alsoUsedFrom")} className="w-full text-sm">
      {addresses.map(({ address, seenAt }) => (
        <li key={address} className="flex flex-wrap gap-x-3">
          <span className="break-all font-mono text-ink-soft">{address}</span>
          <span className="text-ink-faint">{t.rich("lastUsed", { when: () => <When at={seenAt} /> })}</span>
        </li>
      ))}
    </ul>
  );
}
