import Link from "next/link";

interface AuthHeadingProps {
  title: string;
  question: string;
  answer: { label: string; href: string };
}

export function AuthHeading({ title, question, answer }: AuthHeadingProps) {
  return (
    <div className="mb-7">
      <h1 className="font-bold text-2xl tracking-tight">{title}</h1>
      <p className="mt-1.5 text-ink-soft">
        {question}{" "}
        <Link
          href={answer.href}
          className="rounded-sm font-medium text-accent-text underline decoration-1 underline-offset-3 hover:decoration-2"
        >
          {answer.label}
        </Link>
      </p>
    </div>
  );
}
