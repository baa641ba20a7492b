"use client";

import { LIMITS, type Message, ReportMessage, ReportReason } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { api } from "../../lib/api.ts";
import { toast } from "../../lib/toast.ts";

import { useForm } from "../../lib/use-form.ts";
import { FormFailure } from "../auth/form-failure.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextArea } from "../ui/text-area.tsx";

export interface ReportMessageDialogProps {
  /** Null while nothing is to be reported. */
  message: Message | null;
  onClose(): void;
}

export function ReportMessageWindow({ message, onClose }: ReportMessageDialogProps) {
  const t = useTranslations("room");
  return (
    <Dialog
      title={t("report.title")}
      description={t("report.text", { name: message?.author.username ?? "" })}
      open={message !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {message && <ReportForm messageId={message.id} onClose={onClose} />}
    </Dialog>
  );
}

function ReportForm({ messageId, onClose }: { messageId: string; onClose(): void }) {
  const tc = useTranslations("common");
  const t = useTranslations("room");
  const { form, errors, failure, isBusy } = useForm({
    fields: ["note"],
    schema: ReportMessage,
    tidy: (values) => ({ ...values, messageId }),
    async submit(input) {
      await api.messages.report.mutate(input);
      toast(t("report.done"));
      onClose();
    },
  });
  return (
    <form {...form} className="mt-5 grid gap-5">
      {failure && <FormFailure failure={failure} />}
      <SelectField
        label={t("report.reason")}
        name="reason"
        options={ReportReason.options.map((value) => ({ value, label: tc(`report.${value}`) }))}
      />
      <TextArea
        label={t("report.note")}
        name="note"
        hint={t("report.hint")}
        maxLength={LIMITS.moderationReasonMaxChars}
        error={errors.note}
      />
      <Button type="submit" aria-disabled={isBusy} className="justify-self-end max-sm:w-full">
        {t("report.submit")}
      </Button>
    </form>
  );
}
