"use client";

import { useTranslations } from "use-intl";
import { cn } from "../../lib/class-names.ts";
import { Skeleton } from "../ui/skeleton.tsx";

const WIDTHS = ["w-1/2", "w-3/4", "w-2/5", "w-3/5", "w-1/3", "w-2/3", "w-1/2", "w-3/4"] as const;

/** Messages that are on their way. */
export function MessagesSkeleton({ rows }: { rows: number }) {
  const t = useTranslations("room");
  return (
    <div className="grid gap-5 px-4 py-4 sm:px-6">
      <span className="sr-only">{t("loading")}</span>
      {WIDTHS.slice(0, rows).map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={index} className="flex gap-3">
          <Skeleton className="size-9 rounded-speech" />
          <div className="grid flex-1 gap-2 py-0.5">
            <Skeleton className="h-3.5 w-24" />
            <Skeleton className={cn("h-3.5", width)} />
          </div>
        </div>
      ))}
    </div>
  );
}
