import type { ReactNode } from "react";

interface AdminHeadingProps {
  title: string;
  intro: string;
  /** What can be done here, at the heading's end. */
  children?: ReactNode;
}

export function AdminHeading({ title, intro, children }: AdminHeadingProps) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-3">
      <div className="min-w-0">
        <h1 className="break-words font-bold text-2xl tracking-tight">{title}</h1>
        <p className="max-w-2xl text-ink-soft">{intro}</p>
      </div>
      {children && <div className="flex flex-wrap gap-2">{children}</div>}
    </div>
  );
}
