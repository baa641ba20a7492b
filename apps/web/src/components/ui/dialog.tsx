"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button.tsx";
import { useReturnFocus } from "./use-return-focus.ts";

interface DialogProps {
  title: string;
  description: string;
  open: boolean;
  onOpenChange(open: boolean): void;
  children: ReactNode;
}

/** A window over the page; on a phone it comes up from the bottom edge. */
export function Dialog({ title, description, open, onOpenChange, children }: DialogProps) {
  const t = useTranslations("common");
  const returnFocus = useReturnFocus();
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-veil" />
        <Primitive.Content
          {...returnFocus}
          className="fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] animate-rise overflow-y-auto rounded-t-xl border bg-raised p-6 shadow-float sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[min(30rem,calc(100vw-3rem))] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl"
        >
          <Primitive.Title className="pe-10 font-semibold text-xl tracking-tight">{title}</Primitive.Title>
          <Primitive.Description className="mt-1 text-ink-soft">{description}</Primitive.Description>
          {children}
          <Primitive.Close asChild>
            <Button look="quiet" size="icon" aria-label={t("close")} className="absolute end-4 top-4">
              <X aria-hidden />
            </Button>
          </Primitive.Close>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
