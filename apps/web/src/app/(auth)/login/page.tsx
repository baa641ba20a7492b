import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthHeading } from "../../../components/auth/auth-heading.tsx";
import { LogInForm } from "../../../components/auth/log-in-form.tsx";
import { Notice } from "../../../components/ui/notice.tsx";
import { safeNextPath } from "../../../lib/safe-next-path.ts";
import { getActor } from "../../../server/session.ts";

export const metadata: Metadata = { title: "Log in" };

interface SearchProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LogInPage({ searchParams }: SearchProps) {
  const { next, notice } = await searchParams;
  const nextPath = safeNextPath(next);
  const sessionEnded = notice === "session-ended";
  // someone whom a realtime node sent here stays here, or the two would send them back and forth
  if (!sessionEnded && (await getActor())) redirect(nextPath);
  return (
    <>
      <AuthHeading
        title="Welcome back"
        question="New here?"
        answer={{ label: "Create an account", href: `/signup?${new URLSearchParams({ next: nextPath })}` }}
      />
      {sessionEnded && (
        <div className="mb-5">
          <Notice tone="info">Your session has ended. Log in to go on where you were.</Notice>
        </div>
      )}
      {notice === "account-deleted" && (
        <div className="mb-5">
          <Notice tone="info">Your account is deleted. Thank you for having been here.</Notice>
        </div>
      )}
      <LogInForm nextPath={nextPath} />
    </>
  );
}
