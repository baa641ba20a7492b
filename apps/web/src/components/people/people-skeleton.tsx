import { Skeleton } from "../ui/skeleton.tsx";

const ROWS = ["a", "b", "c"] as const;

/** Where a list of people is about to appear. */
export function PeopleSkeleton() {
  return (
    <div className="grid gap-3">
      <span className="sr-only">Loading…</span>
      {ROWS.map((row) => (
        <Skeleton key={row} className="h-14 rounded-lg" />
      ))}
    </div>
  );
}
