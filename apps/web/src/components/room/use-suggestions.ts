"use client";

import { type KeyboardEvent, useEffect, useId, useState } from "react";

interface SuggestionsOptions<Item> {
  /** What they are for, from where on it stands; null while nothing of the kind is typed. */
  typed: { start: number; name: string } | null;
  items: readonly Item[];
  onChoose(item: Item): void;
}

/** What a field suggests while one types: a list that is walked through with the arrows and left with Escape. */
export function useSuggestions<Item>({ typed, items, onChoose }: SuggestionsOptions<Item>) {
  const listId = useId();
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const isTyping = typed !== null;
  const shown = typed && typed.start !== dismissed ? items : [];

  useEffect(() => {
    if (!isTyping) setDismissed(null);
  }, [isTyping]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other letters, other suggestions
  useEffect(() => setActive(0), [typed?.name]);

  const choose = (index: number) => {
    const chosen = shown[index];
    if (chosen !== undefined) onChoose(chosen);
  };

  return {
    listId,
    items: shown,
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
