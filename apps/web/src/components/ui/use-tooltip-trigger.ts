import { type FocusEvent, type PointerEvent, useEffect, useRef, useState } from "react";

/** Long enough not to follow a pointer that only passes. */
const OPEN_AFTER_MS = 400;
/** Whoever has just read one, and points at the next thing, is shown what that is at once. */
const SKIP_DELAY_MS = 300;

/** When one was last in sight, on `performance.now()`'s clock. */
let lastShownAtMs = Number.NEGATIVE_INFINITY;

/** When to show what an element is for, while it is pointed at or has the focus; it hides by itself when one points elsewhere. */
export function useTooltipTrigger(setOpen: (isOpen: boolean) => void) {
  const [trigger, setTrigger] = useState<HTMLElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isOver = useRef(false);
  const isPressed = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);

  function open(): void {
    clearTimeout(timer.current);
    setOpen(true);
  }
  function close(): void {
    clearTimeout(timer.current);
    setOpen(false);
  }

  const handlers = {
    onPointerMove({ currentTarget, pointerType }: PointerEvent<HTMLElement>): void {
      if (pointerType === "touch" || isOver.current) return;
      isOver.current = true;
      setTrigger(currentTarget);
      clearTimeout(timer.current);
      if (performance.now() - lastShownAtMs < SKIP_DELAY_MS) open();
      else timer.current = setTimeout(open, OPEN_AFTER_MS);
    },
    onPointerLeave(): void {
      isOver.current = false;
      clearTimeout(timer.current);
    },
    onPointerDown(): void {
      close();
      isPressed.current = true;
      const release = () => {
        isPressed.current = false;
      };
      document.addEventListener("pointerup", release, { once: true });
    },
    onFocus({ currentTarget }: FocusEvent<HTMLElement>): void {
      if (isPressed.current) return;
      setTrigger(currentTarget);
      open();
    },
    onBlur: close,
    onClick: close,
  };
  return { trigger, handlers };
}

/** To be called when one goes out of sight. */
export function noteTooltipHidden(): void {
  lastShownAtMs = performance.now();
}
