"use client";

import type { TimelineEntry } from "@banter/client";
import type { Message } from "@banter/protocol";
import type { KeyboardEvent, RefObject } from "react";
import { isPlain, isTyping } from "../../lib/keys.ts";
import { useCopyText } from "../../lib/use-copy-text.ts";
import type { MessageActions } from "./message-actions.tsx";

interface MessageKeysOptions {
  /** The element that scrolls; its rows bear `data-key`. */
  scroller: RefObject<HTMLElement | null>;
  entries: readonly TimelineEntry[];
  actions: MessageActions;
  /** Takes the focus back to where one came from. */
  leave(): void;
}

/** For the element that scrolls: keys that move the focus from message to message, and those that do something with one. */
export function useMessageKeys({ scroller, entries, actions, leave }: MessageKeysOptions) {
  const copyText = useCopyText();
  return function onKeyDown(event: KeyboardEvent): void {
    const list = scroller.current;
    const { target } = event;
    // what a menu or a picker does not want comes here, too, though they stand elsewhere
    if (!list || !(target instanceof HTMLElement) || !list.contains(target)) return;
    if (event.defaultPrevented || !isPlain(event) || isTyping(target)) return;
    const row = target.closest<HTMLElement>("[data-key]");
    if (event.key === "Escape" && !event.shiftKey) {
      event.preventDefault();
      if (row && row !== target) row.focus();
      else leave();
      return;
    }
    if (target !== row && target !== list) return;
    const isDone =
      move(event.key, list, row, leave) || (row !== null && act(event.key, row, entries, { ...actions, copyText }));
    if (isDone) event.preventDefault();
  };
}

/** Puts the focus on the newest message in sight; false if there is none. */
export function focusNewestRow(list: HTMLElement | null): boolean {
  if (!list) return false;
  const end = list.getBoundingClientRect().bottom;
  const row = rowsOf(list).findLast((one) => one.getBoundingClientRect().top < end);
  return row !== undefined && focusRow(row);
}

function move(key: string, list: HTMLElement, row: HTMLElement | null, leave: () => void): boolean {
  const rows = rowsOf(list);
  if (!row) return (key === "ArrowUp" || key === "ArrowDown") && focusNewestRow(list);
  const index = rows.indexOf(row);
  switch (key) {
    case "ArrowUp":
      if (index === 0) list.scrollTop = 0; // there, older ones are asked for
      return focusRow(rows[index - 1] ?? row);
    case "ArrowDown": {
      const below = rows[index + 1];
      if (below) return focusRow(below);
      leave();
      return true;
    }
    case "Home":
      return focusRow(rows[0] ?? row);
    case "End":
      return focusRow(rows.at(-1) ?? row);
    default:
      return false;
  }
}

interface Deeds extends MessageActions {
  copyText(text: string): Promise<void>;
}

function act(key: string, row: HTMLElement, entries: readonly TimelineEntry[], actions: Deeds): boolean {
  const entry = entries.find((one) => one.key === row.dataset.key);
  if (key === "Enter") return focusFirstButton(row);
  if (entry?.state !== "stored" || entry.message.body === null) return false;
  const { message } = entry;
  const can = actions.abilitiesOf(message);
  const deeds: Record<string, { isAllowed: boolean; run(chosen: Message): void }> = {
    r: { isAllowed: can.canReply, run: actions.reply },
    "+": { isAllowed: can.canReact, run: () => row.querySelector<HTMLElement>("[data-act=react]")?.click() },
    e: { isAllowed: can.canEdit, run: actions.edit },
    p: { isAllowed: can.canPin, run: () => actions.pin(message, message.pinnedAt === null) },
    c: { isAllowed: can.canCopy, run: () => void actions.copyText(message.body ?? "") },
    delete: { isAllowed: can.canDelete, run: actions.askToDelete },
    backspace: { isAllowed: can.canDelete, run: actions.askToDelete },
  };
  const deed = deeds[key.toLowerCase()];
  if (!deed?.isAllowed) return false;
  deed.run(message);
  return true;
}

function rowsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>("[data-key]")];
}

function focusRow(row: HTMLElement): true {
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  return true;
}

function focusFirstButton(row: HTMLElement): boolean {
  const button = row.querySelector<HTMLElement>("button, a");
  button?.focus();
  return button !== null;
}
