"use client";

import { useTranslations } from "use-intl";

/** Where one left off: below it is what was said since. */
export function NewMessagesLine() {
  const t = useTranslations("room");
  return (
    <p className="flex basis-full items-center gap-3 pb-1">
      <span aria-hidden className="h-px flex-1 bg-spark" />
      <span className="rounded-full bg-spark px-2.5 font-semibold text-on-spark text-xs leading-5">
        {t("newMessages")}
      </span>
    </p>
  );
}
