"use client";

import { toAppError } from "@banter/client";
import type { Message } from "@banter/protocol";
import { useMutation } from "@tanstack/react-query";
import { asSentence } from "../../lib/as-sentence.ts";
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
      title="Delete this message?"
      description={
        isOwn
          ? "Its text is gone for everybody at once, and cannot be brought back. That there was a message stays visible."
          : `The text of ${message?.author.username}’s message is gone for everybody at once, and cannot be brought back. That there was a message stays visible.`
      }
      confirmLabel="Delete"
      open={message !== null}
      isBusy={deletion.isPending}
      error={deletion.error && asSentence(toAppError(deletion.error).message)}
      onOpenChange={(isOpen) => {
        if (isOpen) return;
        deletion.reset();
        onClose();
      }}
      reasonHint={isOwn ? undefined : "Kept in the audit, which admins read."}
      onConfirm={(reason) => message && deletion.mutate({ id: message.id, reason })}
      onReturnFocus={onReturnFocus}
    />
  );
}
