"use client";

import { useRef } from "react";

/** For a dialog that no button of its own opens: where the focus was, it goes back to; if that is gone, to the page's content. */
export function useReturnFocus() {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus(): void {
      before.current = document.activeElement;
    },
    onCloseAutoFocus(event: Event): void {
      event.preventDefault();
      const isThere = before.current instanceof HTMLElement && before.current.isConnected;
      const place = isThere && before.current !== document.body ? before.current : document.getElementById("main");
      if (place instanceof HTMLElement) place.focus({ preventScroll: true });
    },
  };
}
