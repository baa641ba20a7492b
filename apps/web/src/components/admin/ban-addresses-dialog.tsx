"use client";

import { BanAddresses, LIMITS } from "@banter/protocol";
import { useState } from "react";
import { toast } from "sonner";
import { api } from "../../lib/api.ts";
import { useForm } from "../../lib/use-form.ts";
import { FormFailure } from "../auth/form-failure.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { BAN_LENGTHS, minutesOf } from "./ban-length.ts";
import { BanPreview } from "./ban-preview.tsx";
import { useAdminRefresh } from "./reason-dialog.tsx";

interface BanAddressesDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Keeps out whoever comes from an address or a network. */
export function BanAddressesDialog({ open, onOpenChange }: BanAddressesDialogProps) {
  return (
    <Dialog
      title="Ban an address"
      description="Everybody who comes from there is refused: pages, programs and live connections."
      open={open}
      onOpenChange={onOpenChange}
    >
      <BanAddressesForm onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function BanAddressesForm({ onDone }: { onDone(): void }) {
  const refresh = useAdminRefresh();
  const [previewed, setPreviewed] = useState("");
  const { form, errors, failure, isBusy } = useForm({
    fields: ["addresses", "reason"],
    schema: BanAddresses,
    tidy: ({ addresses, reason, minutes }) => ({
      addresses: [String(addresses).trim()],
      reason,
      minutes: minutesOf(minutes),
    }),
    async submit(input) {
      const { bans } = await api.addressBans.ban.mutate(input);
      toast.success(`${bans.map(({ network }) => network).join(", ")} is banned`);
      onDone();
      void refresh();
    },
  });
  return (
    <form {...form} className="mt-5 grid gap-5">
      {failure && <FormFailure failure={failure} />}
      <TextField
        label="Address or network"
        name="addresses"
        hint="192.0.2.7, 192.0.2.0/24 or 2001:db8::1, which counts as its /64."
        autoComplete="off"
        spellCheck={false}
        error={errors.addresses}
        onBlur={(event) => setPreviewed(event.target.value.trim())}
      />
      {errors.addresses === undefined && <BanPreview addresses={previewed === "" ? [] : [previewed]} />}
      <TextArea
        label="Reason"
        name="reason"
        hint="Those who are turned away read it, and the audit keeps it."
        maxLength={LIMITS.moderationReasonMaxChars}
        error={errors.reason}
      />
      <SelectField
        label="For how long"
        name="minutes"
        options={BAN_LENGTHS}
        defaultValue={String(LIMITS.addressBanDefaultMinutes)}
      />
      <Button type="submit" look="danger" aria-disabled={isBusy} className="justify-self-end max-sm:w-full">
        {isBusy ? "Banning…" : "Ban"}
      </Button>
    </form>
  );
}
