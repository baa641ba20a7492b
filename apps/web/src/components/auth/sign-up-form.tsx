"use client";

import { LIMITS, SignUp } from "@banter/protocol";
import { api } from "../../lib/api.ts";
import { useForm } from "../../lib/use-form.ts";
import { FormFailure } from "./form-failure.tsx";
import { PASSWORD_HINT, PasswordField } from "./password-field.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { UsernameField } from "./username-field.tsx";

const USERNAME_HINT = `${LIMITS.usernameMinChars}–${LIMITS.usernameMaxChars} letters, digits or underscores.`;

export function SignUpForm({ nextPath }: { nextPath: string }) {
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
      <UsernameField hint={USERNAME_HINT} error={errors.username} />
      <PasswordField autoComplete="new-password" hint={PASSWORD_HINT} error={errors.password} />
      <SubmitButton label="Create account" busyLabel="Creating your account…" isBusy={isBusy} />
    </form>
  );
}
