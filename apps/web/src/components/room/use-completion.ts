"use client";

import type { Room } from "@banter/protocol";
import { type KeyboardEvent, type RefObject, type SyntheticEvent, useLayoutEffect, useRef, useState } from "react";
import { useMentions } from "./use-mentions.ts";
import { useShortcodes } from "./use-shortcodes.ts";

interface CompletionOptions {
  /** Whose members can be mentioned; null where there is no room yet. */
  room: Pick<Room, "id" | "kind" | "myRole"> | null;
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onChange(text: string): void;
}

/** Completes what is typed into a field: names of people, and shortcodes of emoji. */
export function useCompletion({ room, field, text, onChange }: CompletionOptions) {
  const [caret, setCaret] = useState(0);
  const caretAfter = useRef<number | null>(null);
  const shortcodes = useShortcodes({ text, caret, onComplete: insert });
  const mentions = useMentions({ room, text, caret, onComplete: insert });
  const listing = mentions.items.length > 0 ? mentions : shortcodes;

  useLayoutEffect(() => {
    const place = caretAfter.current;
    caretAfter.current = null;
    if (place !== null) field.current?.setSelectionRange(place, place);
  });

  function insert(inserted: string, start: number, end: number): void {
    onChange(text.slice(0, start) + inserted + text.slice(end));
    caretAfter.current = start + inserted.length;
    setCaret(start + inserted.length);
  }

  return {
    shortcodes,
    mentions,
    /** Puts it in the place of what is selected. */
    insertAtCaret(inserted: string): void {
      const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {};
      insert(inserted, selectionStart, selectionEnd);
    },
    /** True when the key was for the list. */
    onKeyDown: (event: KeyboardEvent): boolean => listing.onKeyDown(event),
    /** For the field. */
    props: {
      "aria-autocomplete": "list",
      "aria-controls": listing.activeId ? listing.listId : undefined,
      "aria-activedescendant": listing.activeId,
      onChange(event: { target: HTMLTextAreaElement }): void {
        onChange(event.target.value);
        setCaret(event.target.selectionStart);
      },
      onSelect: (event: SyntheticEvent<HTMLTextAreaElement>) => setCaret(event.currentTarget.selectionStart),
    } as const,
  };
}
