"use client";

import { useTranslations } from "use-intl";

const EXAMPLES = ["words", "phrase", "author", "room", "days"] as const;

/** What a search understands, while there is none. */
export function SearchHelp() {
  const t = useTranslations("search");
  return (
    <section aria-labelledby="search-help" className="rounded-lg border border-dashed px-5 py-6">
      <h2 id="search-help" className="font-semibold">
        {t("help.title")}
      </h2>
      <dl className="mt-3 grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        {EXAMPLES.map((example) => (
          <div key={example} className="contents">
            <dt>
              <code className="rounded-sm bg-sunken px-1.5 py-0.5 text-sm">{t(`help.${example}.example`)}</code>
            </dt>
            <dd className="mb-2 text-ink-soft sm:mb-0">{t(`help.${example}.meaning`)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-ink-soft text-sm">{t("help.text")}</p>
    </section>
  );
}
