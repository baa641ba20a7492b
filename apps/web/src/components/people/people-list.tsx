import type { ReactNode } from "react";

interface PeopleListProps {
  title: string;
  children: ReactNode;
}

/** A headed list of people. */
export function PeopleList({ title, children }: PeopleListProps) {
  return (
    <section aria-label={title} className="grid gap-2">
      <h2 className="font-semibold text-lg tracking-tight">{title}</h2>
      <ul className="divide-y rounded-lg border bg-raised shadow-card">{children}</ul>
    </section>
  );
}
