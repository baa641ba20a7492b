"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "../../lib/class-names.ts";

/** Not modal: what is behind an open menu stays there for assistive technology, and can be clicked. */
export function Menu({ children }: { children: ReactNode }) {
  return <Primitive.Root modal={false}>{children}</Primitive.Root>;
}

export const MenuTrigger = Primitive.Trigger;
export const MenuRadioGroup = Primitive.RadioGroup;

/** Stays within the landmark that its trigger is in. */
export function MenuContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Content
      sideOffset={6}
      collisionPadding={8}
      className={cn("z-50 min-w-56 animate-rise rounded-lg border bg-raised p-1.5 shadow-float", className)}
      {...props}
    />
  );
}

const itemStyles =
  "flex min-h-9 cursor-default select-none items-center gap-2.5 rounded-sm px-2.5 text-base outline-none data-[highlighted]:bg-sunken [&_svg]:size-4 [&_svg]:text-ink-faint";

export function MenuItem({ className, ...props }: ComponentProps<typeof Primitive.Item>) {
  return <Primitive.Item className={cn(itemStyles, className)} {...props} />;
}

export function MenuRadioItem({ className, children, ...props }: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem className={cn(itemStyles, className)} {...props}>
      {children}
      <Primitive.ItemIndicator className="ms-auto">
        <Check aria-hidden />
      </Primitive.ItemIndicator>
    </Primitive.RadioItem>
  );
}

export function MenuLabel({ className, ...props }: ComponentProps<typeof Primitive.Label>) {
  return <Primitive.Label className={cn("px-2.5 pt-2 pb-1 text-ink-faint text-xs", className)} {...props} />;
}

export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1.5 my-1.5 h-px bg-line" />;
}
