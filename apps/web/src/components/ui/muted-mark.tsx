import { BellOff } from "lucide-react";

/** Nothing here calls the person. */
export function MutedMark() {
  return (
    <>
      <BellOff aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      <span className="sr-only">muted</span>
    </>
  );
}
