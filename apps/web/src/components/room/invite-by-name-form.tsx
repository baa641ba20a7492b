"use client";

import { InviteByName } from "@banter/protocol";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "../../lib/api.ts";
import { toast } from "../../lib/toast.ts";
import { useForm } from "../../lib/use-form.ts";
import { FormFailure } from "../auth/form-failure.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";

/** Makes somebody a member by their name. After each it is ready for the next. */
export function InviteByNameForm({ roomId }: { roomId: string }) {
  const [round, setRound] = useState(0);
  return <Round key={round} roomId={roomId} onDone={() => setRound(round + 1)} />;
}

function Round({ roomId, onDone }: { roomId: string; onDone(): void }) {
  const t = useTranslations("room");
  const { form, errors, failure, isBusy } = useForm({
    fields: ["username"],
    schema: InviteByName,
    tidy: ({ username }) => ({ roomId, username: String(username).trim() }),
    async submit(input) {
      await api.roomRoles.invite.mutate(input);
      toast(t("invite.done", { name: input.username }));
      onDone();
    },
  });
  return (
    <form {...form} className="grid gap-3">
      {failure && <FormFailure failure={failure} />}
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <TextField
            label={t("invite.username")}
            name="username"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            hint={t("invite.hint")}
            error={errors.username}
          />
        </div>
        <Button type="submit" aria-disabled={isBusy} className="mt-[1.6875rem] h-11">
          {t("invite.add")}
        </Button>
      </div>
    </form>
  );
}
