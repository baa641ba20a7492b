import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthHeading } from "../../../components/auth/auth-heading.tsx";
import { LogInForm } from "../../../components/auth/log-in-form.tsx";
import { Notice } from "../../../components/ui/notice.tsx";
import { isInvitation, safeNextPath } from "../../../lib/safe-next-path.ts";
import { getTexts } from "../../../server/language.ts";
import { getActor } from "../../../server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("auth"))("logIn.title") };
}

interface SearchProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LogInPage({ searchParams }: SearchProps) {
  const t = await getTexts("auth");
  const { next, notice } = await searchParams;
  const nextPath = safeNextPath(next);
  const sessionEnded = notice === "session-ended";
  // someone whom a realtime node sent here stays here, or the two would send them back and forth
  if (!sessionEnded && (await getActor())) redirect(nextPath);
  return (
    <>
      <AuthHeading
        title={t("logIn.welcome")}
        question={t("logIn.question")}
        answer={{ label: t("logIn.answer"), href: `/signup?${new URLSearchParams({ next: nextPath })}` }}
      />
      {sessionEnded && (
        <div className="mb-5">
          <Notice tone="info">{t("logIn.sessionEnded")}</Notice>
        </div>
      )}
      {!sessionEnded && isInvitation(nextPath) && (
        <div className="mb-5">
          <Notice tone="info">{t("logIn.invited")}</Notice>
        </div>
      )}
      {notice === "account-deleted" && (
        <div className="mb-5">
          <Notice tone="info">{t("logIn.accountDeleted")}</Notice>
        </div>
      )}
      <LogInForm nextPath={nextPath} />
    </>
  );
}
