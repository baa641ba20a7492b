"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect } from "react";
import { type Anchor, findAnchor } from "../../lib/scroll-anchor.ts";

interface AnchoredScrollOptions {
  /** The element that scrolls; its rows bear `data-key`. Its one child is the content. */
  scroller: RefObject<HTMLElement | null>;
  /** Whether the end of the content stays in sight. Otherwise what one reads stays where it is. */
  isFollowing: boolean;
  /** Changes whenever other rows are shown. */
  rows: unknown;
  /** What stays in place: at first what did when one was here before. */
  anchor: RefObject<Anchor | null>;
}

/** Keeps the view steady while messages come in below, older ones above, and the window changes its size. */
export function useAnchoredScroll({ scroller, isFollowing, rows, anchor }: AnchoredScrollOptions) {
  /** To be called when the person has scrolled. */
  const remember = useCallback(() => {
    if (scroller.current) anchor.current = anchorIn(scroller.current);
  }, [scroller, anchor]);

  const restore = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    if (isFollowing) element.scrollTop = element.scrollHeight;
    else if (anchor.current) element.scrollTop += displacement(element, anchor.current);
    anchor.current = anchorIn(element);
  }, [scroller, isFollowing, anchor]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are what the view is kept steady against
  useLayoutEffect(restore, [restore, rows]);

  useEffect(() => {
    const element = scroller.current;
    const content = element?.firstElementChild;
    if (!element || !content) return;
    const observer = new ResizeObserver(restore);
    observer.observe(element);
    observer.observe(content);
    return () => observer.disconnect();
  }, [scroller, restore]);

  return { remember };
}

function anchorIn(scroller: HTMLElement): Anchor | null {
  const rows = scroller.querySelectorAll<HTMLElement>("[data-key]");
  const rowAt = (index: number) => {
    const row = rows[index];
    return { key: row?.dataset.key ?? "", bottom: row?.getBoundingClientRect().bottom ?? 0 };
  };
  return findAnchor(rows.length, rowAt, scroller.getBoundingClientRect().top);
}

/** How far the anchor's row has moved within the view. */
function displacement(scroller: HTMLElement, { key, offsetPx }: Anchor): number {
  const row = scroller.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!row) return 0;
  return row.getBoundingClientRect().bottom - scroller.getBoundingClientRect().top - offsetPx;
}
