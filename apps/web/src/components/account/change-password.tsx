"use client";

import { ChangePassword as Input } from "@banter/protocol";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "../../lib/api.ts";
import { useApi } from "../../lib/use-api.ts";
import { useForm } from "../../lib/use-form.ts";
import { FormFailure } from "../auth/form-failure.tsx";
import { PasswordField, usePasswordHint } from "../auth/password-field.tsx";
import { SubmitButton } from "../auth/submit-button.tsx";
import { useMe } from "../live/banter-context.tsx";
import { Notice } from "../ui/notice.tsx";
import { AccountSection } from "./account-section.tsx";

export function ChangePassword() {
  const t = useTranslations("account");
  const [changes, setChanges] = useState(0);
  const keys = useApi();
  const queries = useQueryClient();

  function onChanged(): void {
    setChanges(changes + 1);
    void queries.invalidateQueries({ queryKey: keys.ownAccount.sessions.queryKey() });
  }

  return (
    <AccountSection title={t("password.title")} description={t("password.text")}>
      {changes > 0 && (
        <div className="mb-4">
          <Notice tone="info">{t("password.done")}</Notice>
        </div>
      )}
      {/* a form of its own after each change: empty, and ready again */}
      <PasswordForm key={changes} onChanged={onChanged} />
    </AccountSection>
  );
}

function PasswordForm({ onChanged }: { onChanged(): void }) {
  const t = useTranslations("account");
  const { username } = useMe();
  const { form, errors, failure, isBusy } = useForm({
    fields: ["currentPassword", "newPassword"],
    schema: Input,
    async submit(input) {
      await api.ownAccount.changePassword.mutate(input);
      onChanged();
    },
  });
  return (
    <form {...form} className="grid max-w-sm gap-5">
      {failure && <FormFailure failure={failure} />}
      {/* tells a password manager whose password it is */}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <PasswordField
        which="current"
        name="currentPassword"
        autoComplete="current-password"
        error={errors.currentPassword}
      />
      <PasswordField
        which="new"
        name="newPassword"
        autoComplete="new-password"
        hint={usePasswordHint()}
        error={errors.newPassword}
      />
      <SubmitButton label={t("password.submit")} busyLabel={t("password.busy")} isBusy={isBusy} />
    </form>
  );
}
