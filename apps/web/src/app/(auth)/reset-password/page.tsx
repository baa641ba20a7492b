import type { Metadata } from "next";
import { AuthHeading } from "../../../components/auth/auth-heading.tsx";
import { ResetPasswordForm } from "../../../components/auth/reset-password-form.tsx";
import { getTexts } from "../../../server/language.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("auth"))("reset.title"), referrer: "no-referrer" };
}

export default async function ResetPasswordPage() {
  const t = await getTexts("auth");
  return (
    <>
      <AuthHeading
        title={t("reset.heading")}
        question={t("reset.question")}
        answer={{ label: t("logIn.submit"), href: "/login" }}
      />
      <ResetPasswordForm />
    </>
  );
}
