"use client";

import { Tooltip as Primitive } from "radix-ui";
import { type ComponentProps, useEffect } from "react";
import { ExistingElement } from "./existing-element.ts";
import { noteTooltipHidden } from "./use-tooltip-trigger.ts";

interface TooltipContentProps extends Pick<ComponentProps<typeof Primitive.Content>, "id" | "side"> {
  trigger: HTMLElement;
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  text: string;
}

export function TooltipContent({ trigger, isOpen, onOpenChange, text, ...place }: TooltipContentProps) {
  useEffect(() => (isOpen ? noteTooltipHidden : undefined), [isOpen]);
  return (
    <Primitive.Provider>
      <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
        <Primitive.Trigger asChild>
          <ExistingElement element={trigger} />
        </Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-72 animate-appear rounded-sm bg-ink px-2 py-1 text-paper text-xs shadow-float"
            {...place}
          >
            {text}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
