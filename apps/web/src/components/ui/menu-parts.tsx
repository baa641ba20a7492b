"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import { type ComponentProps, type RefObject, useEffect, useRef } from "react";
import { cn } from "../../lib/class-names.ts";
import { ExistingElement } from "./existing-element.ts";
import type { MenuState } from "./menu.tsx";

interface MenuContentProps extends ComponentProps<typeof Primitive.Content> {
  menu: MenuState;
  opener: NonNullable<MenuState["opener"]>;
}

export function MenuContent({ menu, opener, className, children, ...props }: MenuContentProps) {
  const content = useRef<HTMLDivElement>(null);
  return (
    <Primitive.Root modal={false} open={menu.isOpen} onOpenChange={menu.setOpen}>
      <Primitive.Trigger asChild>
        <ExistingElement element={opener.element} />
      </Primitive.Trigger>
      <Primitive.Content
        ref={content}
        id={menu.contentId}
        aria-labelledby={menu.triggerId}
        sideOffset={6}
        collisionPadding={8}
        className={cn("z-50 min-w-56 animate-rise rounded-lg border bg-raised p-1.5 shadow-float", className)}
        {...props}
      >
        {opener.isKeyboard && <FirstItemFocus content={content} />}
        {children}
      </Primitive.Content>
    </Primitive.Root>
  );
}

/** The menu sees only later keys by itself: it came after the one that opened it. */
function FirstItemFocus({ content }: { content: RefObject<HTMLElement | null> }) {
  useEffect(() => {
    const items = content.current?.querySelectorAll<HTMLElement>("[role^=menuitem]:not([data-disabled])");
    items?.[0]?.focus({ preventScroll: true });
  }, [content]);
  return null;
}

export const MenuRadioGroup = Primitive.RadioGroup;

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
