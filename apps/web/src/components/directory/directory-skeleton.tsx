"use client";

import { useTranslations } from "use-intl";
import { Skeleton } from "../ui/skeleton.tsx";

const ROWS = ["a", "b", "c", "d", "e", "f"] as const;

export function DirectorySkeleton() {
  const t = useTranslations("directory");
  return (
    <div className="divide-y rounded-lg border bg-raised">
      <span className="sr-only">{t("loading")}</span>
      {ROWS.map((row) => (
        <div key={row} className="flex gap-4 px-5 py-4">
          <Skeleton className="size-9 rounded-speech" />
          <div className="grid flex-1 gap-2.5 py-1">
            <Skeleton className="h-4 w-2/5" />
            <Skeleton className="h-3 w-3/4" />
          </div>
        </div>
      ))}
    </div>
  );
}
