"use client";

import { LogIn } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { api } from "../../lib/api.ts";
import { useForm } from "../../lib/use-form.ts";
import { FormFailure } from "./form-failure.tsx";
import { PasswordField } from "./password-field.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { UsernameField } from "./username-field.tsx";

export function LogInForm({ nextPath }: { nextPath: string }) {
  const t = useTranslations("auth");
  const { form, errors, failure, isBusy } = useForm({
    fields: ["username", "password"],
    schema: LogIn,
    async submit(input) {
      await api.accounts.logIn.mutate(input);
      window.location.assign(nextPath);
    },
  });
  return (
    <form {...form} className="grid gap-5">
      {failure && <FormFailure failure={failure} />}
      <UsernameField error={errors.username} />
      <PasswordField autoComplete="current-password" error={errors.password} />
      <SubmitButton label={t("logIn.submit")} busyLabel={t("logIn.busy")} isBusy={isBusy} />
    </form>
  );
}
