"use client";

import { LIMITS, SignUp } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { api } from "../../lib/api.ts";
import { useForm } from "../../lib/use-form.ts";
import { FormFailure } from "./form-failure.tsx";
import { PasswordField, usePasswordHint } from "./password-field.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { UsernameField } from "./username-field.tsx";

export function SignUpForm({ nextPath }: { nextPath: string }) {
  const t = useTranslations("auth");
  const { form, errors, failure, isBusy } = useForm({
    fields: ["username", "password"],
    schema: SignUp,
    async submit(input) {
      await api.accounts.signUp.mutate(input);
      window.location.assign(nextPath);
    },
  });
  return (
    <form {...form} className="grid gap-5">
      {failure && <FormFailure failure={failure} />}
      <UsernameField
        hint={t("username.hint", { min: String(LIMITS.usernameMinChars), max: String(LIMITS.usernameMaxChars) })}
        error={errors.username}
      />
      <PasswordField autoComplete="new-password" hint={usePasswordHint()} error={errors.password} />
      <SubmitButton label={t("signUp.submit")} busyLabel={t("signUp.busy")} isBusy={isBusy} />
    </form>
  );
}
