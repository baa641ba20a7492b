"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button.tsx";

export interface SheetProps {
  title: string;
  open: boolean;
  onOpenChange(open: boolean): void;
  /** When it has closed: where the focus goes, if `preventDefault` is called, in place of the button that opened it. */
  onCloseAutoFocus?(event: Event): void;
  children: ReactNode;
}

export function SheetWindow({ title, open, onOpenChange, onCloseAutoFocus, children }: SheetProps) {
  const t = useTranslations("common");
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-veil" />
        <Primitive.Content
          aria-describedby={undefined}
          onCloseAutoFocus={onCloseAutoFocus}
          className="safe-bottom fixed inset-y-0 end-0 z-50 flex w-[min(20rem,86vw)] animate-slide-from-end flex-col border-s bg-shade shadow-float"
        >
          <div className="flex h-14 shrink-0 items-center justify-between border-b ps-4 pe-2">
            <Primitive.Title className="font-semibold">{title}</Primitive.Title>
            <Primitive.Close asChild>
              <Button look="quiet" size="icon" aria-label={t("close")}>
                <X aria-hidden />
              </Button>
            </Primitive.Close>
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
