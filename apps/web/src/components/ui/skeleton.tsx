import { cn } from "../../lib/class-names.ts";

/** The grey shape of something that is on its way. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={cn("block animate-breathe rounded-sm bg-sunken", className)} />;
}
