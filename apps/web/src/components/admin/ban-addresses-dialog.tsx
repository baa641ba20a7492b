"use client";

import { BanAddresses, LIMITS } from "@banter/protocol";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "../../lib/api.ts";
import { showNetwork } from "../../lib/show-network.ts";
import { toast } from "../../lib/toast.ts";
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
  const t = useTranslations("admin");
  return (
    <Dialog title={t("banAddress.title")} description={t("banAddress.text")} open={open} onOpenChange={onOpenChange}>
      <BanAddressesForm onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function BanAddressesForm({ onDone }: { onDone(): void }) {
  const t = useTranslations("admin");
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
      toast.success(t("ban.done", { name: bans.map(({ network }) => showNetwork(network)).join(", ") }));
      onDone();
      void refresh();
    },
  });
  return (
    <form {...form} className="mt-5 grid gap-5">
      {failure && <FormFailure failure={failure} />}
      <TextField
        label={t("banAddress.label")}
        name="addresses"
        hint={t("banAddress.hint")}
        autoComplete="off"
        spellCheck={false}
        error={errors.addresses}
        onBlur={(event) => setPreviewed(event.target.value.trim())}
      />
      {errors.addresses === undefined && <BanPreview addresses={previewed === "" ? [] : [previewed]} />}
      <TextArea
        label={t("reason.label")}
        name="reason"
        hint={t("banAddress.reasonHint")}
        maxLength={LIMITS.moderationReasonMaxChars}
        error={errors.reason}
      />
      <SelectField
        label={t("ban.length")}
        name="minutes"
        options={BAN_LENGTHS.map(({ value, name }) => ({ value, label: t(`ban.lengths.${name}`) }))}
        defaultValue={String(LIMITS.addressBanDefaultMinutes)}
      />
      <Button type="submit" look="danger" aria-disabled={isBusy} className="justify-self-end max-sm:w-full">
        {isBusy ? t("ban.busy") : t("ban.submit")}
      </Button>
    </form>
  );
}
