import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthHeading } from "../../../components/auth/auth-heading.tsx";
import { SignUpForm } from "../../../components/auth/sign-up-form.tsx";
import { Notice } from "../../../components/ui/notice.tsx";
import { HOME, isInvitation, safeNextPath } from "../../../lib/safe-next-path.ts";
import { getTexts } from "../../../server/language.ts";
import { getActor } from "../../../server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("auth"))("signUp.title") };
}

interface SearchProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignUpPage({ searchParams }: SearchProps) {
  const t = await getTexts("auth");
  const nextPath = safeNextPath((await searchParams).next);
  if (await getActor()) redirect(nextPath);
  return (
    <>
      <AuthHeading
        title={t("signUp.heading")}
        question={t("signUp.question")}
        answer={{ label: t("logIn.submit"), href: `/login?${new URLSearchParams({ next: nextPath })}` }}
      />
      {isInvitation(nextPath) && (
        <div className="mb-5">
          <Notice tone="info">{t("signUp.invited")}</Notice>
        </div>
      )}
      <SignUpForm nextPath={nextPath === HOME ? "/welcome" : nextPath} />
    </>
  );
}
