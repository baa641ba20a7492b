"use client";

import { LIMITS, type Message, ReportMessage, ReportReason } from "@banter/protocol";
import { toast } from "sonner";
import { api } from "../../lib/api.ts";
import { REPORT_WORDS } from "../../lib/report-words.ts";
import { useForm } from "../../lib/use-form.ts";
import { FormFailure } from "../auth/form-failure.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextArea } from "../ui/text-area.tsx";

interface ReportMessageDialogProps {
  /** Null while nothing is to be reported. */
  message: Message | null;
  onClose(): void;
}

/** Shows a message to the admins. */
export function ReportMessageDialog({ message, onClose }: ReportMessageDialogProps) {
  return (
    <Dialog
      title="Report this message"
      description={`The admins see it as it is now, and who reports it. ${message?.author.username} is not told.`}
      open={message !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {message && <ReportForm messageId={message.id} onClose={onClose} />}
    </Dialog>
  );
}

const REASONS = ReportReason.options.map((value) => ({ value, label: REPORT_WORDS[value] }));

function ReportForm({ messageId, onClose }: { messageId: string; onClose(): void }) {
  const { form, errors, failure, isBusy } = useForm({
    fields: ["note"],
    schema: ReportMessage,
    tidy: (values) => ({ ...values, messageId }),
    async submit(input) {
      await api.messages.report.mutate(input);
      toast("Reported. The admins will look at it.");
      onClose();
    },
  });
  return (
    <form {...form} className="mt-5 grid gap-5">
      {failure && <FormFailure failure={failure} />}
      <SelectField label="What is wrong with it" name="reason" options={REASONS} />
      <TextArea
        label="Note (optional)"
        name="note"
        hint="What the admins should know to judge it."
        maxLength={LIMITS.moderationReasonMaxChars}
        error={errors.note}
      />
      <Button type="submit" aria-disabled={isBusy} className="justify-self-end max-sm:w-full">
        Report
      </Button>
    </form>
  );
}
