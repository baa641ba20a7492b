"use client";

import type { PersonSession } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { describeDevice } from "../../lib/describe-device.ts";
import { OtherAddresses } from "../ui/other-addresses.tsx";
import { When } from "../ui/when.tsx";

/** Where a person is logged in. */
export function PersonSessions({ sessions }: { sessions: readonly PersonSession[] }) {
  const tc = useTranslations("common");
  const t = useTranslations("admin");
  return (
    <section aria-labelledby="sessions-heading">
      <h2 id="sessions-heading" className="mb-3 font-semibold text-lg">
        {t("person.sessions.heading")}
      </h2>
      {sessions.length === 0 ? (
        <p className="text-ink-soft">{t("person.sessions.none")}</p>
      ) : (
        <ul className="divide-y overflow-hidden rounded-lg border bg-raised shadow-card">
          {sessions.map(({ id, address, otherAddresses, userAgent, createdAt }) => (
            <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 px-4 py-3">
              <span title={userAgent} className="font-medium">
                {describeDevice(userAgent, tc)}
              </span>
              <span className="break-all font-mono text-ink-soft text-sm">{address}</span>
              <span className="w-full text-ink-faint text-sm">
                {t.rich("person.sessions.since", { when: () => <When at={createdAt} /> })}
              </span>
              <OtherAddresses addresses={otherAddresses} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
