"use client";

import { type RefObject, useEffect, useState } from "react";

interface FirstUnreadOptions {
  scroller: RefObject<HTMLElement | null>;
  /** Up to where the person had read; null where nothing is new. */
  leftOffSeq: number | null;
  /** The row before which the line "New messages" stands; null when none of those that are shown. */
  newKey: string | null;
  /** It would stand further up than what is shown. */
  isFurtherUp: boolean;
  /** Changes whenever other rows are shown. */
  rows: unknown;
}

/** Whether what one has not read begins above what is in sight. Once it has been seen, or dismissed, it is known. */
export function useFirstUnread({ scroller, leftOffSeq, newKey, isFurtherUp, rows }: FirstUnreadOptions) {
  const [knownSeq, setKnownSeq] = useState<number | null>(null);
  const [isAbove, setAbove] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the row may be another element with other rows
  useEffect(() => {
    const element = scroller.current;
    if (!element || leftOffSeq === null) return setAbove(false);
    const row = newKey === null ? null : element.querySelector(`[data-key="${CSS.escape(newKey)}"]`);
    if (!row) return setAbove(isFurtherUp);
    const observer = new IntersectionObserver(
      ([seen]) => {
        if (!seen) return;
        setAbove(!seen.isIntersecting && seen.boundingClientRect.top < (seen.rootBounds?.top ?? 0));
        if (seen.isIntersecting) setKnownSeq(leftOffSeq);
      },
      { root: element },
    );
    observer.observe(row);
    return () => observer.disconnect();
  }, [scroller, leftOffSeq, newKey, isFurtherUp, rows]);

  return { isOffered: isAbove && leftOffSeq !== knownSeq, dismiss: () => setKnownSeq(leftOffSeq) };
}
