"use client";

import { DeleteAccount as Input, LIMITS } from "@banter/protocol";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "../../lib/api.ts";
import { useForm } from "../../lib/use-form.ts";
import { FormFailure } from "../auth/form-failure.tsx";
import { PasswordField } from "../auth/password-field.tsx";
import { useDeparture, useMe } from "../live/banter-context.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { AccountSection } from "./account-section.tsx";

/** The way out for good, after a question that says what happens. */
export function DeleteAccount() {
  const t = useTranslations("account");
  const [isAsking, setAsking] = useState(false);
  return (
    <AccountSection title={t("deletion.title")} description={t("deletion.text")}>
      <Button look="outline" className="text-danger-text" onClick={() => setAsking(true)}>
        {t("deletion.open")}
      </Button>
      <Dialog title={t("deletion.question")} description={t("deletion.final")} open={isAsking} onOpenChange={setAsking}>
        <DeletionForm />
      </Dialog>
    </AccountSection>
  );
}

function DeletionForm() {
  const t = useTranslations("account");
  const depart = useDeparture();
  const { username } = useMe();
  const { form, errors, failure, isBusy } = useForm({
    fields: ["password"],
    schema: Input,
    async submit(input) {
      await depart(() => api.ownAccount.delete.mutate(input), "/login?notice=account-deleted");
    },
  });
  return (
    <form {...form} className="mt-4 grid gap-5">
      <ul className="list-disc space-y-1 ps-5 text-ink-soft">
        <li>{t("deletion.loggedOut")}</li>
        <li>{t("deletion.messages")}</li>
        <li>{t("deletion.rooms")}</li>
        <li>{t("deletion.name", { username, days: LIMITS.usernameRetiredDays })}</li>
      </ul>
      {failure && <FormFailure failure={failure} />}
      {/* tells a password manager whose password it is */}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <PasswordField which="own" autoComplete="current-password" error={errors.password} />
      <Button type="submit" look="danger" aria-disabled={isBusy} className="justify-self-end max-sm:w-full">
        {isBusy ? t("deletion.busy") : t("deletion.submit")}
      </Button>
    </form>
  );
}
