"use client";

import { BanUser, LIMITS, type Person } from "@banter/protocol";
import { useState } from "react";
import { toast } from "sonner";
import { api } from "../../lib/api.ts";
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
  return (
    <Dialog
      title={`Ban ${person.username}?`}
      description="They are out at once, on every device, and cannot log in until the ban ends or is lifted."
      open={open}
      onOpenChange={onOpenChange}
    >
      <BanUserForm person={person} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function BanUserForm({ person, onDone }: { person: Person; onDone(): void }) {
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
      toast.success(`${person.username} is banned`);
      onDone();
      void refresh();
    },
  });
  return (
    <form {...form} className="mt-5 grid gap-5">
      {failure && <FormFailure failure={failure} />}
      <TextArea
        label="Reason"
        name="reason"
        hint="They read it when they are turned away, and the audit keeps it."
        maxLength={LIMITS.moderationReasonMaxChars}
        error={errors.reason}
      />
      <SelectField label="For how long" name="minutes" options={BAN_LENGTHS} defaultValue={String(7 * 24 * 60)} />
      <RecentAddresses userId={person.id} chosen={addresses} onChoose={setAddresses} />
      {addresses.length > 0 && (
        <SelectField
          label="How long the addresses are banned"
          options={BAN_LENGTHS}
          value={addressMinutes}
          onChange={(event) => setAddressMinutes(event.target.value)}
        />
      )}
      <Button type="submit" look="danger" aria-disabled={isBusy} className="justify-self-end max-sm:w-full">
        {isBusy ? "Banning…" : `Ban ${person.username}`}
      </Button>
    </form>
  );
}
