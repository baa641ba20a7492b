import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthHeading } from "../../../components/auth/auth-heading.tsx";
import { SignUpForm } from "../../../components/auth/sign-up-form.tsx";
import { safeNextPath } from "../../../lib/safe-next-path.ts";
import { getActor } from "../../../server/session.ts";

export const metadata: Metadata = { title: "Sign up" };

interface SearchProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignUpPage({ searchParams }: SearchProps) {
  const nextPath = safeNextPath((await searchParams).next);
  if (await getActor()) redirect(nextPath);
  return (
    <>
      <AuthHeading
        title="Create your account"
        question="Already have one?"
        answer={{ label: "Log in", href: `/login?${new URLSearchParams({ next: nextPath })}` }}
      />
      <SignUpForm nextPath={nextPath} />
    </>
  );
}
