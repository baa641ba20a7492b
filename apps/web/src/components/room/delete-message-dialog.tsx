"use client";

import type { Message } from "@banter/protocol";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useBanter, useMe } from "../live/banter-context.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";

interface DeleteMessageDialogProps {
  /** Null while nothing is to be deleted. */
  message: Message | null;
  onClose(): void;
  /** Its button is gone with the message: where the focus goes instead. */
  onReturnFocus(): void;
}

export function DeleteMessageDialog({ message, onClose, onReturnFocus }: DeleteMessageDialogProps) {
  const errorText = useErrorText();
  const t = useTranslations("room");
  const client = useBanter();
  const me = useMe();
  const deletion = useMutation({
    mutationFn: async ({ id, reason }: { id: string; reason: string }) => client?.deleteMessage(id, { reason }),
    networkMode: "always",
    onSuccess: onClose,
  });
  const isOwn = message?.author.id === me.id;
  return (
    <ConfirmDialog
      title={t("delete.title")}
      description={isOwn ? t("delete.textOwn") : t("delete.text", { name: message?.author.username ?? "" })}
      confirmLabel={t("delete.confirm")}
      open={message !== null}
      isBusy={deletion.isPending}
      error={deletion.error && errorText(deletion.error)}
      onOpenChange={(isOpen) => {
        if (isOpen) return;
        deletion.reset();
        onClose();
      }}
      reasonHint={isOwn ? undefined : t("reasonHint")}
      onConfirm={(reason) => message && deletion.mutate({ id: message.id, reason })}
      onReturnFocus={onReturnFocus}
    />
  );
}
