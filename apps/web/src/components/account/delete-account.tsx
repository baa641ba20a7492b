"use client";

import { DeleteAccount as Input, LIMITS } from "@banter/protocol";
import { useState } from "react";
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
  const [isAsking, setAsking] = useState(false);
  return (
    <AccountSection title="Delete your account" description="For good. Nobody can bring it back, the admins included.">
      <Button look="outline" className="text-danger-text" onClick={() => setAsking(true)}>
        Delete account…
      </Button>
      <Dialog
        title="Delete your account?"
        description="This cannot be undone."
        open={isAsking}
        onOpenChange={setAsking}
      >
        <DeletionForm />
      </Dialog>
    </AccountSection>
  );
}

function DeletionForm() {
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
        <li>You are logged out everywhere, and leave all rooms. Friends and requests end.</li>
        <li>Your messages stay where they are, by a “Deleted user”. Delete before what you do not want to stay.</li>
        <li>A room that you own goes to its longest-standing moderator or member.</li>
        <li>
          Nobody can take the name {username} for {LIMITS.usernameRetiredDays} days.
        </li>
      </ul>
      {failure && <FormFailure failure={failure} />}
      {/* tells a password manager whose password it is */}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <PasswordField label="Your password" autoComplete="current-password" error={errors.password} />
      <Button type="submit" look="danger" aria-disabled={isBusy} className="justify-self-end max-sm:w-full">
        {isBusy ? "Deleting…" : "Delete account"}
      </Button>
    </form>
  );
}
