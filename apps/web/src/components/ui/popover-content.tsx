"use client";

import { Popover as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "../../lib/class-names.ts";
import { ExistingElement } from "./existing-element.ts";

export interface PopoverContentProps extends ComponentProps<typeof Primitive.Content> {
  opener: HTMLElement;
  open: boolean;
  onOpenChange(open: boolean): void;
}

export function PopoverContent({ opener, open, onOpenChange, className, ...props }: PopoverContentProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>
        <ExistingElement element={opener} />
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          collisionPadding={8}
          className={cn("z-50 animate-rise rounded-lg border bg-raised shadow-float", className)}
          {...props}
        />
      </Primitive.Portal>
    </Primitive.Root>
  );
}
