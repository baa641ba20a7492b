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
  /** A report of something that they wrote: the ban settles it. */
  reportId?: string;
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Keeps a person out, and if wanted everybody who comes from where they came from. */
export function BanUserDialog({ person, reportId, open, onOpenChange }: BanUserDialogProps) {
  const t = useTranslations("admin");
  return (
    <Dialog
      title={t("banUser.title", { name: person.username })}
      description={reportId === undefined ? t("banUser.text") : t("banUser.textForReport")}
      open={open}
      onOpenChange={onOpenChange}
    >
      <BanUserForm person={person} reportId={reportId} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

interface BanUserFormProps {
  person: Person;
  reportId: string | undefined;
  onDone(): void;
}

function BanUserForm({ person, reportId, onDone }: BanUserFormProps) {
  const t = useTranslations("admin");
  const lengths = BAN_LENGTHS.map(({ value, name }) => ({ value, label: t(`ban.lengths.${name}`) }));
  const refresh = useAdminRefresh();
  const [addresses, setAddresses] = useState<readonly string[]>([]);
  const [addressMinutes, setAddressMinutes] = useState(String(LIMITS.addressBanDefaultMinutes));
  const { form, errors, failure, isBusy } = useForm({
    fields: ["reason"],
    schema: BanUser,
    tidy: ({ reason, minutes }) => ({
      userId: person.id,
      reason,
      minutes: minutesOf(minutes),
      addressBan: addresses.length > 0 ? { addresses, minutes: minutesOf(addressMinutes) } : undefined,
      reportId,
    }),
    async submit(input) {
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
