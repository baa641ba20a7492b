import { type Ref, useImperativeHandle } from "react";

interface ExistingElementProps {
  element: HTMLElement;
  ref?: Ref<HTMLElement>;
}

/** Stands, for a part that came late, for an element that is on the page already; renders nothing. */
export function ExistingElement({ element, ref }: ExistingElementProps) {
  useImperativeHandle(ref, () => element, [element]);
  return null;
}
