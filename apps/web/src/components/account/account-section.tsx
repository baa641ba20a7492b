import { type ReactNode, useId } from "react";

interface AccountSectionProps {
  title: string;
  description: ReactNode;
  children: ReactNode;
}

/** One part of the account page. */
export function AccountSection({ title, description, children }: AccountSectionProps) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} className="font-semibold text-lg tracking-tight">
        {title}
      </h2>
      <p className="mt-1 mb-4 text-ink-soft">{description}</p>
      {children}
    </section>
  );
}
