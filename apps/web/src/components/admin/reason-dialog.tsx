"use client";

import { LIMITS, ModerationReason } from "@banter/protocol";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { toast } from "../../lib/toast.ts";
import { useApi } from "../../lib/use-api.ts";
import { useForm } from "../../lib/use-form.ts";
import { FormFailure } from "../auth/form-failure.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextArea } from "../ui/text-area.tsx";

export interface Act {
  title: string;
  /** What will happen, so that nobody has to guess. */
  description: string;
  confirmLabel: string;
  isDanger?: boolean;
  /** What is said once it is done; nothing when the page shows it by itself. */
  done?: string;
  run(reason: string): Promise<unknown>;
}

interface ReasonDialogProps {
  /** Null closes it. */
  act: Act | null;
  onClose(): void;
}

const Reason = z.object({ reason: ModerationReason });

/** Asks for the reason that the audit keeps, and then does it. */
export function ReasonDialog({ act, onClose }: ReasonDialogProps) {
  return (
    <Dialog
      title={act?.title ?? ""}
      description={act?.description ?? ""}
      open={act !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {act && <ReasonForm act={act} onClose={onClose} />}
    </Dialog>
  );
}

function ReasonForm({ act, onClose }: { act: Act; onClose(): void }) {
  const t = useTranslations("admin");
  const refresh = useAdminRefresh();
  const { form, errors, failure, isBusy } = useForm({
    fields: ["reason"],
    schema: Reason,
    async submit({ reason }) {
      await act.run(reason);
      if (act.done) toast.success(act.done);
      onClose();
      void refresh();
    },
  });
  return (
    <form {...form} className="mt-5 grid gap-5">
      {failure && <FormFailure failure={failure} />}
      <TextArea
        label={t("reason.label")}
        name="reason"
        hint={t("reason.hint")}
        maxLength={LIMITS.moderationReasonMaxChars}
        error={errors.reason}
      />
      <Button
        type="submit"
        look={act.isDanger ? "danger" : "primary"}
        aria-disabled={isBusy}
        className="justify-self-end max-sm:w-full"
      >
        {act.confirmLabel}
      </Button>
    </form>
  );
}

/** Has everything that admins see loaded anew. */
export function useAdminRefresh(): () => Promise<void> {
  const api = useApi();
  const queries = useQueryClient();
  return () => queries.invalidateQueries(api.admin.pathFilter());
}
