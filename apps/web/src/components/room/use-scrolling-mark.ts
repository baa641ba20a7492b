"use client";

import { type RefObject, useEffect } from "react";

/** After the last movement; long enough to read what shows only while one scrolls. */
const REST_MS = 1_200;

/** Marks the element with `data-scrolling` while it is scrolled, for styles. */
export function useScrollingMark(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const mark = () => {
      element.dataset.scrolling = "";
      clearTimeout(timer);
      timer = setTimeout(() => delete element.dataset.scrolling, REST_MS);
    };
    element.addEventListener("scroll", mark, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener("scroll", mark);
    };
  }, [scroller]);
}
