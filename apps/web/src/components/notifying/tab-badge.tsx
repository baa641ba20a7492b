"use client";

import { useEffect } from "react";
import { totalCalls } from "../../lib/notifying/calls-of.ts";
import { countedTitle } from "../../lib/notifying/counted-title.ts";
import { badgedIcon } from "../../lib/notifying/favicon.ts";
import { useUnread } from "../live/use-unread.ts";

/** Shows in the tab's title and icon how many mentions and direct messages wait. */
export function TabBadge() {
  const count = totalCalls(useUnread());
  useTitle(count);
  useIcon(count);
  return null;
}

function useTitle(count: number): void {
  useEffect(() => {
    const show = () => {
      const title = countedTitle(document.title, count);
      if (title !== document.title) document.title = title;
    };
    show();
    // each page brings a title of its own
    const observer = new MutationObserver(show);
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, [count]);
}

function useIcon(count: number): void {
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (!link || count === 0) return;
    const plain = link.href;
    let isPast = false;
    badgedIcon(plain, count).then(
      (href) => {
        if (!isPast) link.href = href;
      },
      () => {}, // without a network the title alone says it
    );
    return () => {
      isPast = true;
      link.href = plain;
    };
  }, [count]);
}
