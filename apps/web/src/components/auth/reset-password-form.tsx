"use client";

import { ResetPassword } from "@banter/protocol";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "../../lib/api.ts";
import { useForm } from "../../lib/use-form.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { FormFailure } from "./form-failure.tsx";
import { PasswordField, usePasswordHint } from "./password-field.tsx";
import { SubmitButton } from "./submit-button.tsx";

/** Chooses a new password by the link that led here: the token is behind the #. */
export function ResetPasswordForm() {
  const t = useTranslations("auth");
  const hint = usePasswordHint();
  const [username, setUsername] = useState<string | null>(null);
  const { form, errors, failure, isBusy } = useForm({
    fields: ["password"],
    schema: ResetPassword,
    tidy: ({ password }) => ({ password, token: window.location.hash.slice(1) || "none" }),
    async submit(input) {
      const answer = await api.accounts.resetPassword.mutate(input);
      window.history.replaceState(null, "", window.location.pathname);
      setUsername(answer.username);
    },
  });
  if (username !== null) {
    return (
      <div className="grid gap-5">
        <Notice tone="info">
          {t.rich("reset.done", { username, name: (name) => <span className="font-medium">{name}</span> })}
        </Notice>
        <Button asChild size="lg">
          <Link href="/login">{t("logIn.submit")}</Link>
        </Button>
      </div>
    );
  }
  return (
    <form {...form} className="grid gap-5">
      {failure && <FormFailure failure={failure} />}
      <PasswordField autoComplete="new-password" hint={hint} error={errors.password} />
      <SubmitButton label={t("reset.submit")} busyLabel={t("reset.busy")} isBusy={isBusy} />
    </form>
  );
}
