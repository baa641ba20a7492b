"use client";

import { Slot } from "radix-ui";
import { type ComponentProps, createContext, type ReactNode, useContext, useId, useState } from "react";
import { latePart } from "../../lib/late-part.ts";
import type * as Parts from "./menu-parts.tsx";

/** All of a menu but the button that opens it comes after the page. */
const useParts = latePart((): Promise<typeof Parts> => import("./menu-parts.tsx"));

interface MenuOpener {
  element: HTMLElement;
  /** The first item then has the focus at once. */
  isKeyboard: boolean;
}

export interface MenuState {
  triggerId: string;
  contentId: string;
  isOpen: boolean;
  /** Null until it is first opened. */
  opener: MenuOpener | null;
  toggle(opener: MenuOpener): void;
  setOpen(isOpen: boolean): void;
}

const MenuContext = createContext<MenuState | null>(null);

function useMenu(): MenuState {
  const menu = useContext(MenuContext);
  if (!menu) throw new Error("This component needs a Menu above");
  return menu;
}

/** Not modal: what is behind an open menu stays there for assistive technology, and can be clicked. */
export function Menu({ children }: { children: ReactNode }) {
  const [triggerId, contentId] = [useId(), useId()];
  const [isOpen, setOpen] = useState(false);
  const [opener, setOpener] = useState<MenuOpener | null>(null);
  function toggle(by: MenuOpener): void {
    setOpener(by);
    setOpen((wasOpen) => !wasOpen);
  }
  return <MenuContext value={{ triggerId, contentId, isOpen, opener, toggle, setOpen }}>{children}</MenuContext>;
}

interface MenuTriggerProps extends ComponentProps<"button"> {
  /** Makes a trigger of its only child. */
  asChild?: boolean;
}

/** Opens the menu as soon as a pointer goes down on it, or with Enter, Space and the down arrow. */
export function MenuTrigger({ asChild = false, onPointerDown, onKeyDown, ...props }: MenuTriggerProps) {
  const { triggerId, contentId, isOpen, toggle } = useMenu();
  const Element = asChild ? Slot.Root : "button";
  return (
    <Element
      {...(asChild ? {} : { type: "button" })}
      id={triggerId}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      aria-controls={isOpen ? contentId : undefined}
      data-state={isOpen ? "open" : "closed"}
      {...props}
      onPointerDown={(event) => {
        onPointerDown?.(event);
        if (event.defaultPrevented || event.button !== 0 || event.ctrlKey) return;
        toggle({ element: event.currentTarget, isKeyboard: false });
        if (!isOpen) event.preventDefault(); // the menu is to have the focus
      }}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        if (event.defaultPrevented || !["Enter", " ", "ArrowDown"].includes(event.key)) return;
        event.preventDefault();
        if (event.key !== "ArrowDown" || !isOpen) toggle({ element: event.currentTarget, isKeyboard: true });
      }}
    />
  );
}

/** Stays within the landmark that its trigger is in. */
export function MenuContent(props: Omit<ComponentProps<typeof Parts.MenuContent>, "menu" | "opener">) {
  const menu = useMenu();
  const parts = useParts(menu.opener !== null);
  return parts && menu.opener && <parts.MenuContent menu={menu} opener={menu.opener} {...props} />;
}

export function MenuItem(props: ComponentProps<typeof Parts.MenuItem>) {
  const parts = useParts(true);
  return parts && <parts.MenuItem {...props} />;
}

export function MenuRadioGroup(props: ComponentProps<typeof Parts.MenuRadioGroup>) {
  const parts = useParts(true);
  return parts && <parts.MenuRadioGroup {...props} />;
}

export function MenuRadioItem(props: ComponentProps<typeof Parts.MenuRadioItem>) {
  const parts = useParts(true);
  return parts && <parts.MenuRadioItem {...props} />;
}

export function MenuLabel(props: ComponentProps<typeof Parts.MenuLabel>) {
  const parts = useParts(true);
  return parts && <parts.MenuLabel {...props} />;
}

export function MenuSeparator() {
  const parts = useParts(true);
  return parts && <parts.MenuSeparator />;
}
