import type { Metadata } from "next";
import { AuthHeading } from "../../../components/auth/auth-heading.tsx";
import { ResetPasswordForm } from "../../../components/auth/reset-password-form.tsx";

export const metadata: Metadata = { title: "A new password", referrer: "no-referrer" };

export default function ResetPasswordPage() {
  return (
    <>
      <AuthHeading
        title="Choose a new password"
        question="Remembered the old one?"
        answer={{ label: "Log in", href: "/login" }}
      />
      <ResetPasswordForm />
    </>
  );
}
