"use client";

import { useTranslations } from "use-intl";
import { Skeleton } from "../ui/skeleton.tsx";

const ROWS = ["a", "b", "c"] as const;

/** Where a list of people is about to appear. */
export function PeopleSkeleton() {
  const t = useTranslations("common");
  return (
    <div className="grid gap-3">
      <span className="sr-only">{t("loading")}</span>
      {ROWS.map((row) => (
        <Skeleton key={row} className="h-14 rounded-lg" />
      ))}
    </div>
  );
}
