"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cn } from "../../lib/class-names.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { Button } from "../ui/button.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export interface Column<Item> {
  label: string;
  /** Not shown where there is no room for it: what it says belongs into the first column there. */
  isWide?: boolean;
  /** At the end of the row: for what can be done there. */
  isAtEnd?: boolean;
  cell(item: Item): ReactNode;
}

/** The parts of an infinite query that a table shows. */
interface PagedQuery<Item> {
  items: Item[] | undefined;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage(): unknown;
  refetch(): unknown;
}

interface PagedTableProps<Item extends { id: string }> {
  /** What the table holds, for those who do not see it. */
  caption: string;
  columns: readonly Column<Item>[];
  query: PagedQuery<Item>;
  /** In place of a table without rows. */
  empty: ReactNode;
}

const PLACEHOLDERS = ["a", "b", "c", "d", "e", "f"] as const;

/** A list that is loaded a page at a time. On a narrow screen only the first column and those not `isWide` remain. */
export function PagedTable<Item extends { id: string }>({ caption, columns, query, empty }: PagedTableProps<Item>) {
  const t = useTranslations("admin");
  if (!query.items) return query.error ? <LoadFailure {...query} /> : <TableSkeleton caption={caption} />;
  if (query.items.length === 0) return <div className={cn(frame, "border-dashed px-6 py-14 text-center")}>{empty}</div>;
  return (
    <>
      <div className={cn(frame, "overflow-hidden bg-raised shadow-card")}>
        <table className="w-full border-collapse text-start">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr className="border-b">
              {columns.map(({ label, isWide, isAtEnd }) => (
                <th
                  key={label}
                  scope="col"
                  className={cn(
                    "px-4 py-2.5 font-medium text-ink-faint text-sm",
                    isAtEnd ? "text-end" : "text-start",
                    isWide && "hidden lg:table-cell",
                  )}
                >
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {query.items.map((item) => (
              <tr key={item.id} className="relative hover:bg-sunken/50">
                {columns.map(({ label, isWide, isAtEnd, cell }) => (
                  <td
                    key={label}
                    className={cn("px-4 py-3 align-top", isAtEnd && "text-end", isWide && "hidden lg:table-cell")}
                  >
                    {cell(item)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {query.hasNextPage && (
        <LoadMore
          label={t("table.more")}
          isLoading={query.isFetchingNextPage}
          hasFailed={query.isFetchNextPageError}
          onLoad={() => void query.fetchNextPage()}
        />
      )}
    </>
  );
}

const frame = "rounded-lg border";

function LoadFailure({ error, refetch }: Pick<PagedQuery<never>, "error" | "refetch">) {
  const errorText = useErrorText();
  const t = useTranslations("admin");
  return (
    <div className="grid justify-items-center gap-4 py-16 text-center">
      <p role="alert">{errorText(error)}</p>
      <Button look="outline" onClick={() => void refetch()}>
        {t("table.tryAgain")}
      </Button>
    </div>
  );
}

function TableSkeleton({ caption }: { caption: string }) {
  const t = useTranslations("admin");
  return (
    <div className={cn(frame, "divide-y bg-raised")}>
      <span className="sr-only">{t("table.loading", { caption })}</span>
      {PLACEHOLDERS.map((row) => (
        <div key={row} className="flex items-center gap-4 px-4 py-3.5">
          <Skeleton className="size-7 rounded-speech" />
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="ms-auto h-3 w-1/5" />
        </div>
      ))}
    </div>
  );
}
