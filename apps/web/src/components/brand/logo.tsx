import { cn } from "../../lib/class-names.ts";

/** Two speech bubbles, one answering the other. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn("size-7 shrink-0", className)}>
      <path
        className="fill-spark"
        d="M17 3h6.5A6.5 6.5 0 0 1 30 9.5v9.2a1.6 1.6 0 0 1-1.6 1.6H17A6.5 6.5 0 0 1 10.5 13.8V9.5A6.5 6.5 0 0 1 17 3Z"
      />
      <path
        className="fill-accent stroke-paper"
        strokeWidth="1.6"
        d="M8.5 10.5h7A6.5 6.5 0 0 1 22 17v6.5a6.5 6.5 0 0 1-6.5 6.5H3.6A1.6 1.6 0 0 1 2 28.4V17a6.5 6.5 0 0 1 6.5-6.5Z"
      />
      <path className="stroke-on-accent" strokeWidth="2.2" strokeLinecap="round" d="M7.5 18h9M7.5 22.5h5.5" />
    </svg>
  );
}

export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-bold text-lg tracking-tight", className)}>
      <LogoMark />
      Banter
    </span>
  );
}
