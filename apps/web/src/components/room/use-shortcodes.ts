"use client";

import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { findTypedShortcode, type Shortcodes, suggestEmoji } from "../../lib/complete-shortcode.ts";

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
  const listId = useId();
  const [shortcodes, setShortcodes] = useState<Shortcodes>([]);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const typed = findTypedShortcode(text, caret);
  const isTyping = typed !== null;
  const isOpen = typed !== null && !typed.isClosed && typed.start !== dismissed;
  const suggestions = typed ? suggestEmoji(shortcodes, typed) : [];
  const closed = typed?.isClosed ? suggestions[0] : undefined;

  useEffect(() => {
    if (!isTyping) return setDismissed(null);
    let isGone = false;
    void loadShortcodes().then((loaded) => isGone || setShortcodes(loaded));
    return () => {
      isGone = true;
    };
  }, [isTyping]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other letters, other suggestions
  useEffect(() => setActive(0), [typed?.name]);

  useEffect(() => {
    if (closed && typed) onComplete(closed[1], typed.start, typed.end);
  });

  const shown = isOpen ? suggestions : [];
  const choose = (index: number) => {
    const chosen = shown[index];
    if (chosen && typed) onComplete(`${chosen[1]} `, typed.start, typed.end);
  };

  return {
    listId,
    suggestions: shown,
    active,
    choose,
    activeId: shown.length > 0 ? `${listId}-${active}` : undefined,
    /** True when the key was for the list. */
    onKeyDown(event: KeyboardEvent): boolean {
      if (shown.length === 0 || event.nativeEvent.isComposing) return false;
      if (event.key === "ArrowDown") setActive((active + 1) % shown.length);
      else if (event.key === "ArrowUp") setActive((active + shown.length - 1) % shown.length);
      else if (event.key === "Enter" || event.key === "Tab") choose(active);
      else if (event.key === "Escape") setDismissed(typed?.start ?? null);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
