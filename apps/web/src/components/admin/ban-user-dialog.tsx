"use client";

import { BanUser, LIMITS, type Person } from "@banter/protocol";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "../../lib/api.ts";
import { toast } from "../../lib/toast.ts";
import { useForm } from "../../lib/use-form.ts";
import { FormFailure } from "../auth/form-failure.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { BAN_LENGTHS, minutesOf } from "./ban-length.ts";
import { useAdminRefresh } from "./reason-dialog.tsx";
import { RecentAddresses } from "./recent-addresses.tsx";

interface BanUserDialogProps {
  person: Person;
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Keeps a person out, and if wanted everybody who comes from where they came from. */
export function BanUserDialog({ person, open, onOpenChange }: BanUserDialogProps) {
  const t = useTranslations("admin");
  return (
    <Dialog
      title={t("banUser.title", { name: person.username })}
      description={t("banUser.text")}
      open={open}
      onOpenChange={onOpenChange}
    >
      <BanUserForm person={person} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function BanUserForm({ person, onDone }: { person: Person; onDone(): void }) {
  const t = useTranslations("admin");
  const lengths = BAN_LENGTHS.map(({ value, name }) => ({ value, label: t(`ban.lengths.${name}`) }));
  const refresh = useAdminRefresh();
  const [addresses, setAddresses] = useState<readonly string[]>([]);
  const [addressMinutes, setAddressMinutes] = useState(String(LIMITS.addressBanDefaultMinutes));
  const { form, errors, failure, isBusy } = useForm({
    fields: ["reason"],
    schema: BanUser,
    tidy: ({ reason, minutes }) => ({ userId: person.id, reason, minutes: minutesOf(minutes) }),
    async submit(input) {
      // The addresses first: they may be refused, and then the person is not banned by half.
      if (addresses.length > 0) {
        const { reason } = input;
        await api.addressBans.ban.mutate({ addresses: [...addresses], reason, minutes: minutesOf(addressMinutes) });
      }
      await api.moderation.banUser.mutate(input);
      toast.success(t("ban.done", { name: person.username }));
      onDone();
      void refresh();
    },
  });
  return (
    <form {...form} className="mt-5 grid gap-5">
      {failure && <FormFailure failure={failure} />}
      <TextArea
        label={t("reason.label")}
        name="reason"
        hint={t("banUser.reasonHint")}
        maxLength={LIMITS.moderationReasonMaxChars}
        error={errors.reason}
      />
      <SelectField label={t("ban.length")} name="minutes" options={lengths} defaultValue={String(7 * 24 * 60)} />
      <RecentAddresses userId={person.id} chosen={addresses} onChoose={setAddresses} />
      {addresses.length > 0 && (
        <SelectField
          label={t("banUser.addressLength")}
          options={lengths}
          value={addressMinutes}
          onChange={(event) => setAddressMinutes(event.target.value)}
        />
      )}
      <Button type="submit" look="danger" aria-disabled={isBusy} className="justify-self-end max-sm:w-full">
        {isBusy ? t("ban.busy") : t("banUser.submit", { name: person.username })}
      </Button>
    </form>
  );
}
