"use client";

import { LIMITS } from "@banter/protocol";
import { AlertDialog as Primitive } from "radix-ui";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button.tsx";
import { TextArea } from "./text-area.tsx";

export interface ConfirmDialogProps {
  title: string;
  /** What will happen, so that nobody has to guess. */
  description: string;
  confirmLabel: string;
  open: boolean;
  isBusy: boolean;
  error: string | null;
  onOpenChange(open: boolean): void;
  /** Asks why, too, and says who reads it. */
  reasonHint?: string | undefined;
  /** With the reason, or nothing when none was asked for or given. */
  onConfirm(reason: string): void;
  /** Where the focus goes afterwards, when what had it is gone by then. */
  onReturnFocus?: () => void;
}

export function ConfirmDialogWindow(props: ConfirmDialogProps) {
  const t = useTranslations("common");
  const { title, description, confirmLabel, open, isBusy, error, onOpenChange, onReturnFocus, reasonHint } = props;
  const reason = useRef<HTMLTextAreaElement>(null);
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-veil" />
        <Primitive.Content
          onCloseAutoFocus={(event) => {
            if (!onReturnFocus) return;
            event.preventDefault();
            onReturnFocus();
          }}
          className="fixed top-1/2 left-1/2 z-50 w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 animate-rise rounded-xl border bg-raised p-6 shadow-float"
        >
          <Primitive.Title className="break-words font-semibold text-xl tracking-tight">{title}</Primitive.Title>
          <Primitive.Description className="mt-2 text-ink-soft">{description}</Primitive.Description>
          {reasonHint !== undefined && (
            <div className="mt-4">
              <TextArea
                ref={reason}
                label={t("reason.optional")}
                hint={reasonHint}
                rows={2}
                maxLength={LIMITS.moderationReasonMaxChars}
              />
            </div>
          )}
          {error && (
            <p role="alert" className="mt-3 text-danger-text text-sm">
              {error}
            </p>
          )}
          <div className="mt-6 flex justify-end gap-2">
            <Primitive.Cancel asChild>
              <Button look="outline">{t("cancel")}</Button>
            </Primitive.Cancel>
            <Button
              look="danger"
              aria-disabled={isBusy}
              onClick={() => !isBusy && props.onConfirm(reason.current?.value ?? "")}
            >
              {confirmLabel}
            </Button>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
