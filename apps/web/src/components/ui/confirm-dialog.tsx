"use client";

import { AlertDialog as Primitive } from "radix-ui";
import { Button } from "./button.tsx";

interface ConfirmDialogProps {
  title: string;
  /** What will happen, so that nobody has to guess. */
  description: string;
  confirmLabel: string;
  open: boolean;
  isBusy: boolean;
  error: string | null;
  onOpenChange(open: boolean): void;
  onConfirm(): void;
  /** Where the focus goes afterwards, when what had it is gone by then. */
  onReturnFocus?: () => void;
}

/** Asks before something that is hard to take back; the safe answer has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, description, confirmLabel, open, isBusy, error, onOpenChange, onConfirm, onReturnFocus } = props;
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
          {error && (
            <p role="alert" className="mt-3 text-danger-text text-sm">
              {error}
            </p>
          )}
          <div className="mt-6 flex justify-end gap-2">
            <Primitive.Cancel asChild>
              <Button look="outline">Cancel</Button>
            </Primitive.Cancel>
            <Button look="danger" aria-disabled={isBusy} onClick={() => !isBusy && onConfirm()}>
              {confirmLabel}
            </Button>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
