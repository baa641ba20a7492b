"use client";

import { useEffect, useState } from "react";
import { findTypedShortcode, type Shortcodes, suggestEmoji } from "../../lib/complete-shortcode.ts";
import { useSuggestions } from "./use-suggestions.ts";

let loading: Promise<Shortcodes> | undefined;

/** Asked for once, when the first shortcode is typed. */
function loadShortcodes(): Promise<Shortcodes> {
  loading ??= fetch("/emoji/en/shortcodes.json")
    .then((response) => (response.ok ? response.json() : Promise.reject(new Error("No shortcodes"))))
    .catch(() => {
      loading = undefined; // offline, say: the next one typed tries again
      return [];
    });
  return loading;
}

interface ShortcodeOptions {
  text: string;
  caret: number;
  /** Puts `emoji` in the place of what stands from `start` to `end`. */
  onComplete(emoji: string, start: number, end: number): void;
}

/** Completes `:shortcodes:` while they are typed: a list to choose from, and at once when the last colon is there. */
export function useShortcodes({ text, caret, onComplete }: ShortcodeOptions) {
  const [shortcodes, setShortcodes] = useState<Shortcodes>([]);
  const typed = findTypedShortcode(text, caret);
  const isTyping = typed !== null;
  const found = typed ? suggestEmoji(shortcodes, typed) : [];
  const closed = typed?.isClosed ? found[0] : undefined;

  useEffect(() => {
    if (!isTyping) return;
    let isGone = false;
    void loadShortcodes().then((loaded) => isGone || setShortcodes(loaded));
    return () => {
      isGone = true;
    };
  }, [isTyping]);

  useEffect(() => {
    if (closed && typed) onComplete(closed[1], typed.start, typed.end);
  });

  return useSuggestions({
    typed,
    items: typed?.isClosed ? [] : found,
    onChoose: ([, emoji]) => typed && onComplete(`${emoji} `, typed.start, typed.end),
  });
}
