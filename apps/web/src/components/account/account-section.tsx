import { type ReactNode, useId } from "react";

interface AccountSectionProps {
  /** For addresses that lead here. */
  id?: string;
  title: string;
  description: ReactNode;
  children: ReactNode;
}

/** One part of the account page. */
export function AccountSection({ id, title, description, children }: AccountSectionProps) {
  const headingId = useId();
  return (
    <section id={id} aria-labelledby={headingId}>
      <h2 id={headingId} className="font-semibold text-lg tracking-tight">
        {title}
      </h2>
      <p className="mt-1 mb-4 text-ink-soft">{description}</p>
      {children}
    </section>
  );
}
